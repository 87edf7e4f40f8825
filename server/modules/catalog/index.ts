export { addCategory, addService } from './commands.ts'
export { checkChoice, kindOf, serviceById } from './queries.ts'
export { routes } from './routes.ts'
export { categoryFold, serviceFold } from './tree.ts'
