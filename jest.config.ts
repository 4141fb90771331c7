import type { Config } from 'jest';

/** One project per part; specs stand beside what they prove. */
const part = (displayName: string, roots: string[], more: Config = {}): Config => ({
  displayName,
  roots: roots.map((root) => `<rootDir>/${root}`),
  testEnvironment: 'node',
  // Beside what it is of, and not in a temporary folder: gone with the checkout.
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  testMatch: ['**/*.spec.ts'],
  setupFilesAfterEnv: ['<rootDir>/tests/patience.ts'],
  moduleNameMapper: { '^\\.\\./jsutils/instanceOf\\.js$': '<rootDir>/tests/instance-of.ts' },
  transform: { '^.+\\.[cm]?[jt]s$': '@swc/jest' },
  transformIgnorePatterns: ['/node_modules/(?!(jose|postal-mime|file-type|graphile-worker)/)'],
  ...more,
});

const config: Config = {
  // ES modules of a spec stay in its worker's memory for good: a hundred specs on, it would be too small for the next.
  workerIdleMemoryLimit: '1GB',
  globalSetup: '<rootDir>/tests/global-setup.ts',
  globalTeardown: '<rootDir>/tests/global-teardown.ts',
  testSequencer: '<rootDir>/tests/sequencer.mjs',
  projects: [
    part('kernel', ['services/kernel', 'services/embedded']),
    part('identity', ['services/identity']),
    part('customers', ['services/customers']),
    part('consignment', ['services/consignment']),
    part('commerce', ['services/commerce']),
    part('gateway', ['gateway']),
    part('web', ['web/src'], {
      transform: { '\\.svelte$': '<rootDir>/web/jest-svelte.mjs', '^.+\\.[cm]?[jt]s$': '@swc/jest' },
      transformIgnorePatterns: ['/node_modules/(?!(svelte|esm-env|clsx|devalue)/)'],
      moduleNameMapper: { '^\\$app/state$': '<rootDir>/web/jest-app-state.ts' },
    }),
    part('tests', ['tests']),
  ],
};

export default config;
