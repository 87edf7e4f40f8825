export { announceMaintenance } from './commands/maintenance.ts'
export { maintenanceFold } from './maintenance.ts'
export { type AgreedMaintenance, maintenanceWithin } from './queries/maintenance.ts'
export { routes } from './routes.ts'
