export { type VendorLook, vendorLook } from './queries.ts'
export { routes } from './routes.ts'
