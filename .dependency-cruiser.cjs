/** Who may import whom; the table of rooms stands in CONTRIBUTING.md. */
const rooms = {
  core: { path: '^src/core/', may: ['^src/core/'] },
  contract: { path: '^src/contract/', may: ['^src/(contract|core)/'] },
  storage: { path: '^src/storage/', may: ['^src/(storage|contract|core)/'] },
  interchange: { path: '^src/interchange/', may: ['^src/(interchange|contract|core)/'] },
  service: { path: '^src/service/', may: ['^src/(service|storage|interchange|contract|core)/'] },
  server: { path: '^src/server/', may: ['^src/(server|service|storage|interchange|contract|core)/'] },
  cli: {
    path: '^src/cli/',
    may: [
      '^src/(cli|server|service|storage|interchange|contract|core)/',
      '^decks/generator/',
      '^build/require-modern-node',
    ],
  },
  ui: { path: '^src/ui/', may: ['^src/(ui|contract|core)/'] },
  electron: { path: '^electron/', may: ['^electron/', '^src/(service|storage|interchange|contract|core)/'] },
  preload: { path: '^electron/preload\\.ts$', may: ['^electron/preload', '^src/contract/'] },
  generator: { path: '^decks/generator/', may: ['^decks/generator/', '^src/core/'] },
};

const local = '^(src|electron|decks|build|tests)/';

const roomRules = Object.entries(rooms).map(([name, { path, may }]) => ({
  name: `${name}-imports-along-the-arrows`,
  comment: `${name} may import only ${may.join(', ')}`,
  severity: 'error',
  from: { path },
  to: { path: local, pathNot: may },
}));

/** npm packages and Node modules that belong to one room. */
const only = (name, packages, home, extra = {}) => ({
  name: `${name}-has-one-home`,
  severity: 'error',
  from: { path: local, pathNot: [home, '^tests/'] },
  to: { path: packages, ...extra },
});

module.exports = {
  forbidden: [
    ...roomRules,
    only('sqlite', '(^|/)node_modules/(better-sqlite3|@types/better-sqlite3)/', '^src/storage/'),
    only('electron', '(^|/)node_modules/electron/', '^electron/'),
    only('sockets', '(^|/)node_modules/(ws|@types/ws)/', '^src/server/'),
    {
      name: 'only-server-listens',
      severity: 'error',
      from: { path: '^(src|electron|decks)/', pathNot: '^src/server/' },
      to: { path: '^(node:)?(http|https|http2|net|dgram)$' },
    },
    {
      name: 'core-is-pure',
      comment: 'the rules touch no platform; the formulas of FSRS are the one library they stand on',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'], pathNot: '(^|/)node_modules/ts-fsrs/' },
    },
    {
      name: 'fsrs-has-one-home',
      severity: 'error',
      from: { path: '^(src|electron|decks)/', pathNot: '^src/core/scheduler/fsrs\\.ts$' },
      to: { path: '(^|/)node_modules/ts-fsrs/' },
    },
    {
      name: 'generator-is-pure',
      severity: 'error',
      from: { path: '^decks/generator/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'interface-takes-types-of-the-contract',
      comment: 'zod must not reach the page',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: {
        path: '^src/contract/',
        dependencyTypesNot: ['type-only'],
        pathNot: '^src/contract/limits\\.ts$',
      },
    },
    {
      name: 'interface-has-no-node',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: { path: local },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: { path: local },
      to: { couldNotResolve: true, pathNot: '^(virtual:|svelte/)' },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { path: '^(src|electron|decks|build)/' },
      to: { path: '^tests/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|release)/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'svelte', 'types'],
      extensions: ['.ts', '.js', '.cjs', '.svelte', '.json'],
    },
  },
};
