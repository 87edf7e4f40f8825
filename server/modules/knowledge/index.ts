export { articleFold } from './article.ts'
export { type Draft, draftArticle } from './commands/draft.ts'
export { routes } from './routes.ts'
