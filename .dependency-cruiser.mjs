/**
 * Which room may know which. `test/house/dependencies.test.ts` plants a breach of every rule and wants it found.
 * Adapters speak to the outside world; only lib/wire.ts and the functions (which pick one channel's half each, so
 * that no other is bundled) see them.
 */
const ADAPTERS = 'exchanges|feeds|sources|chains|wallets|prices|regulators|channels|store';
const CHAT_SDK = 'node_modules/(@line/|telegraf/|discord\\.js/|discord-api-types/|@discordjs/)';
const AWS_SDK = 'node_modules/@(aws-sdk|smithy|aws-lambda-powertools|middy)/';
const NODE_OR_PACKAGE = ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'core-is-pure',
      comment: 'core and detectors know no other room',
      severity: 'error',
      from: { path: '^lib/(core|detectors)/' },
      to: { pathNot: '^lib/(core|detectors)/', dependencyTypesNot: NODE_OR_PACKAGE },
    },
    {
      name: 'core-has-no-io',
      comment: 'core and detectors use no module of Node and no package: no I/O, clock, randomness or environment',
      severity: 'error',
      from: { path: '^lib/(core|detectors)/' },
      to: { dependencyTypes: NODE_OR_PACKAGE },
    },
    {
      name: 'adapters-know-the-core-only',
      comment: 'an adapter knows the core and nothing of the other rooms',
      severity: 'error',
      from: { path: `^lib/(${ADAPTERS})/` },
      to: { path: '^(lib|functions|infra)/', pathNot: ['^lib/core/', '^lib/$1/'] },
    },
    {
      name: 'channels-apart',
      comment: 'one chat platform knows nothing of another: each function bundles one of them',
      severity: 'error',
      from: { path: '^lib/channels/([^/]+)/' },
      to: { path: '^lib/channels/[^/]+/', pathNot: '^lib/channels/$1/' },
    },
    {
      name: 'wire-alone-sees-adapters',
      comment: 'adapters meet the core in lib/wire.ts; the configuration may know the length of a key',
      severity: 'error',
      from: { path: '^lib/', pathNot: [`^lib/(${ADAPTERS})/`, '^lib/wire[^/]*\\.ts$', '^lib/wire/'] },
      to: { path: `^lib/(${ADAPTERS})/`, pathNot: '^lib/store/seal\\.ts$' },
    },
    {
      name: 'only-configuration-sees-seal',
      comment: 'of the rooms that are no adapter, the configuration alone may look at lib/store/seal.ts',
      severity: 'error',
      from: {
        path: '^lib/',
        pathNot: [`^lib/(${ADAPTERS})/`, '^lib/wire[^/]*\\.ts$', '^lib/wire/', '^lib/config\\.ts$'],
      },
      to: { path: '^lib/store/seal\\.ts$' },
    },
    {
      name: 'wire-is-the-end',
      comment: 'no room of lib knows how it is wired',
      severity: 'error',
      from: { path: '^lib/', pathNot: ['^lib/wire[^/]*\\.ts$', '^lib/wire/'] },
      to: { path: ['^lib/wire[^/]*\\.ts$', '^lib/wire/'] },
    },
    {
      name: 'nothing-imports-functions',
      comment: 'functions are entries',
      severity: 'error',
      from: { path: '^(lib|infra|functions|test)/' },
      to: { path: '^functions/' },
    },
    {
      name: 'nothing-imports-infra',
      comment: 'what is deployed knows nothing of how it is run',
      severity: 'error',
      from: { path: '^(lib|functions)/' },
      to: { path: '^(infra|test)/' },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'programs stand without their tests',
      severity: 'error',
      from: { path: '^infra/' },
      to: { path: '^test/' },
    },
    {
      name: 'commands-know-no-platform',
      comment: 'a command is channel-neutral',
      severity: 'error',
      from: { path: '^lib/commands/' },
      to: { path: [CHAT_SDK, AWS_SDK, '^lib/(app|page|http|log|queues)/'] },
    },
    {
      name: 'app-knows-no-sdk',
      comment: 'use cases speak to ports',
      severity: 'error',
      from: { path: '^lib/app/' },
      to: { path: [CHAT_SDK, AWS_SDK, '^lib/(page|http|log|queues)/'] },
    },
    {
      name: 'no-development-packages',
      comment: 'what runs in production is a dependency; types may come from anywhere',
      severity: 'error',
      from: { path: '^(lib|functions|infra/local|infra/cli)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    { name: 'no-cycles', comment: 'data flows one way', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      comment: 'a file that nothing uses and that uses nothing is a leftover',
      severity: 'error',
      from: {
        orphan: true,
        path: '^(lib|infra)/',
        pathNot: ['\\.d\\.ts$', '^infra/package/(lambda-credentials|endpoint-cache)\\.ts$'],
      },
      to: {},
    },
    {
      name: 'all-resolves',
      comment: 'every import leads somewhere',
      severity: 'error',
      from: { path: '^(lib|functions|infra)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // TypeScript 7 has no parser to borrow: without this one no module is read, and every rule passes.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types', 'require'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
