export { openApi } from './openapi.ts'
export { type Perform, performer } from './perform.ts'
export {
  type ActCall,
  type Caller,
  type HookCall,
  type ReadCall,
  type Route,
  type StreamCall,
  type StreamItem,
  act,
  file,
  hook,
  outside,
  read,
  stream,
  upload,
} from './route.ts'
export { type Authenticate, apiPrefix, buildHttp } from './server.ts'
export { serveHealth } from './health.ts'
export { serveSite } from './site.ts'
