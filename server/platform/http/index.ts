export { openApi } from './openapi.ts'
export { type ActCall, type Caller, type ReadCall, type Route, act, file, outside, read, stream, upload } from './route.ts'
export { type Authenticate, apiPrefix, buildHttp } from './server.ts'
