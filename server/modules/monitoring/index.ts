export { announceMaintenance } from './commands.ts'
export { maintenanceFold } from './maintenance.ts'
export { type AgreedMaintenance, maintenanceWithin } from './queries.ts'
export { routes } from './routes.ts'
