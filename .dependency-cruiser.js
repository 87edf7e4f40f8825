import { modules, shell } from './architecture.js'

const forbid = (name, from, to) => ({ name, severity: 'error', from, to })
const inside = (...folders) => folders.map((folder) => `^server/modules/${folder}/`)
const shells = `/(${shell.join('|')})(/|\\.ts$)`
const core = { path: '^server/modules/', pathNot: [shells, '\\.test\\.ts$'] }
const ownCore = '^server/modules/(channels/[^/]+|[^/]+)/'

export default {
  forbidden: [
    ...modules.flatMap((module, i) => {
      const later = modules.slice(i + 1)
      const others = modules.filter((other) => other !== module)
      return [
        ...(later.length > 0 ? [forbid(`${module}: uses a later module`, { path: inside(module) }, { path: inside(...later) })] : []),
        forbid(`${module}: goes past a face`, { path: inside(module) }, { path: inside(...others), pathNot: '/index\\.ts$' }),
      ]
    }),
    forbid('cycle', {}, { circular: true }),
    forbid('unresolved', {}, { couldNotResolve: true }),
    forbid('platform knows no module', { path: '^server/platform/' }, { path: '^server/modules/' }),
    forbid('platform knows no main', { path: '^server/platform/', pathNot: '\\.test\\.ts$' }, { path: '^server/[^/]+\\.ts$' }),
    forbid(
      'only works write',
      { path: '^(server|tools)/', pathNot: '^server/platform/(work\\.ts|events/|db/)' },
      { path: '^server/platform/db/writer\\.ts' },
    ),
    forbid(
      'libraries are wrapped',
      { path: '^server/(modules/|[^/]+\\.ts$)', pathNot: '\\.test\\.ts$' },
      { path: 'node_modules', pathNot: 'node_modules/(zod|kysely|@types)/' },
    ),
    forbid('modules do not know main', { path: '^server/modules/' }, { path: '^server/[^/]+\\.ts$' }),
    forbid(
      'from outside only faces',
      { path: '^server/', pathNot: '^server/modules/' },
      { path: '^server/modules/', pathNot: '/index\\.ts$' },
    ),
    forbid(
      'only tests use testing',
      { path: '^(server|contract)/', pathNot: ['\\.test\\.ts$', '^server/testing/', '^server/cli/test-run\\.ts$'] },
      { path: '^server/testing/' },
    ),
    forbid('contract is pure', { path: '^contract/', pathNot: '\\.test\\.ts$' }, { pathNot: ['^contract/', 'node_modules/zod/'] }),
    forbid('web sees only the contract', { path: '^web/' }, { path: ['^server/', '^tools/', '^e2e/'] }),
    forbid('server never sees web', { path: '^server/' }, { path: ['^web/', '^tools/', '^e2e/'] }),
    forbid('core is pure', core, { path: [shells, '^server/platform/(?!actor\\.ts|refusal\\.ts)', '^server/modules/.+/index\\.ts$'] }),
    forbid('core does no input or output', core, {
      dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-no-pkg', 'npm-unknown', 'undetermined'],
    }),
    forbid('core stays in its module', { ...core, path: ownCore }, { path: '^server/modules/', pathNot: '^server/modules/$1/' }),
    forbid('design knows no module', { path: '^web/design/' }, { path: '^web/(modules|platform)/' }),
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'server/tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
