export { assetFold } from './asset.ts'
export { addAsset } from './commands.ts'
export { assetById, visibleAssets } from './queries.ts'
export { routes } from './routes.ts'
