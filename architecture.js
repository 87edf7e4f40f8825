/** The modules in order: each may use only the faces of those before it. `node tools/imports.ts` writes package.json's imports from this list. */
export const modules = [
  'people',
  'auth',
  'calendars',
  'vendors',
  'knowledge',
  'training',
  'catalog',
  'assets',
  'conversations',
  'tickets',
  'diagnosis',
  'incidents',
  'changes',
  'problems',
  'monitoring',
  'sla',
  'imports',
  'channels/email',
  'channels/portal',
  'channels/vendors',
  'channels/chat',
  'channels/phone',
  'channels/visits',
  'notifications',
  'automation',
  'worklists',
  'reports',
  'assistant',
]

/** Files and folders of a module that may do input or output; everything else in a module is its pure core. */
export const shell = ['index', 'commands', 'queries', 'store', 'routes', 'jobs', 'reactions', 'projections', 'checks', 'ways', 'adapters']
