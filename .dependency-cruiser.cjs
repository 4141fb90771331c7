/**
 * Who may import whom. Paths are relative to where it runs, so tests/lint can run this file over its
 * fixtures: every rule here has one there that breaks it.
 */
const SPEC = String.raw`\.spec\.ts$`;
const SERVICE = '^services/(identity|customers|consignment|commerce)/';
const STORAGE = String.raw`(^|/)node_modules/(pg|typeorm|graphile-worker|nodemailer|dataloader)/|^services/kernel/(database|event|mail|file)/`;

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'a-service-imports-no-other-service',
      comment: 'It asks for the other’s events, or the graph joins them.',
      severity: 'error',
      from: { path: SERVICE },
      to: { path: SERVICE, pathNot: '^services/$1/' },
    },
    {
      name: 'a-service-stands-below-the-gateway-and-the-pages',
      severity: 'error',
      from: { path: '^services/[^/]+/' },
      to: { path: '^(gateway|web|bench|tests)/' },
    },
    {
      name: 'the-kernel-knows-nothing-of-ours',
      comment: 'Mechanism only, not one business noun.',
      severity: 'error',
      from: { path: '^services/kernel/' },
      to: { path: '^(services/(?!kernel/)|schema/)' },
    },
    {
      name: 'the-gateway-knows-schema-and-kernel',
      severity: 'error',
      from: { path: '^gateway/' },
      to: { path: '^(services/(?!kernel/)|web/|bench/|tests/)' },
    },
    {
      name: 'the-web-knows-the-schema',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(services|gateway|bench|tests|scripts)/' },
    },
    {
      name: 'the-schema-stands-alone',
      severity: 'error',
      from: { path: '^schema/' },
      to: { path: '^(services|gateway|web|bench|tests|scripts)/' },
    },
    {
      name: 'only-the-composition-root-knows-the-services',
      comment: 'services/*.ts compose the topologies; tests, benchmark and scripts may, too.',
      severity: 'error',
      from: {
        pathNot: ['^services/[^/]+$', '^services/demo/', '^(tests|bench|scripts)/', SPEC, '/testing/'],
      },
      to: { path: '^services/(identity|customers|consignment|commerce)/main\\.ts$' },
    },
    {
      name: 'only-main-knows-resolvers',
      severity: 'error',
      from: { pathNot: ['^services/[^/]+/(main|resolvers)\\.ts$', SPEC] },
      to: { path: '\\.resolver\\.ts$' },
    },
    {
      name: 'a-resolver-touches-no-storage',
      comment: 'It unpacks, calls the service, returns.',
      severity: 'error',
      from: { path: '\\.resolver\\.ts$' },
      to: {
        path: '(^|/)node_modules/(pg|typeorm|graphile-worker|nodemailer)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'rules-and-words-are-pure',
      comment:
        'They decide, or say, from what they are given: no database, no service, no clock, no network.',
      severity: 'error',
      from: { path: '\\.(rules|words)\\.ts$' },
      to: {
        path: `${STORAGE}|\\.(service|resolver|loader)\\.ts$|^(node:)?(fs|net|http|https|child_process)(/|$)`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'the-product-does-not-import-its-tests',
      severity: 'error',
      from: {
        path: '^(services|gateway|schema|web)/',
        pathNot: [SPEC, '^services/kernel/testing/', '/testing[/.]'],
      },
      to: { path: [SPEC, '^services/kernel/testing/', '/testing[/.]', '^tests/'] },
    },
    {
      name: 'the-product-needs-no-development-package',
      comment: 'What the server imports when it runs belongs in dependencies.',
      severity: 'error',
      from: {
        path: '^(services|gateway|schema)/',
        pathNot: [SPEC, '/testing[/.]'],
      },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'every-package-is-declared',
      comment: 'It works by another package’s luck until that one moves.',
      severity: 'error',
      from: { path: '^(services|gateway|schema)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-utils-no-helpers',
      comment: 'Name it after what it is about.',
      severity: 'error',
      from: {},
      to: {
        path: '^(?!node_modules).*/(utils|util|helpers|helper|common|misc)[./]',
        pathNot: 'node_modules',
      },
    },
    {
      name: 'no-import-of-nothing',
      severity: 'error',
      from: { pathNot: '^web/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'no-circles',
      comment: 'Types may refer to each other; what runs may not wait for itself.',
      severity: 'error',
      from: { path: '^(services|gateway)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(web/(build|\\.svelte-kit|node_modules)|web/src/lib/paraglide|dist)/' },
    // Types are imports, too: a boundary is a boundary before the compiler has removed them.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.json', '.svelte', '.d.ts'],
    },
  },
};
