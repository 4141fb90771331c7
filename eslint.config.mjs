import { defineConfig } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

/**
 * Globs are relative to where eslint runs, so tests/lint can run this file over its fixtures, which
 * are laid out like the repository: every rule in `ours` has one there that breaks it.
 */
const BACKEND = ['services/**/*.ts', 'gateway/**/*.ts', 'schema/**/*.ts'];
const SPECS = ['**/*.spec.ts', 'tests/**', 'bench/**', 'services/kernel/testing/**'];

/** Who may act as the product itself: it passes every policy of its store. */
const MAY_BE_SYSTEM = [
  'services/**/on-*.ts',
  'services/**/*.cron.ts',
  // The first start and the command line, which nobody has logged in to.
  'services/identity/**/*.bootstrap.ts',
  'services/identity/{session,login,activation,registration,two-factor}/**',
  // Sessions are seen by nobody: whose they are is asked for by name.
  'services/identity/sign-in/sign-in.service.ts',
  'services/identity/own-log-in/change-{email,password}.ts',
  // An operator is staff of another store than the one they make.
  'services/identity/operator/operator.service.ts',
  'services/kernel/{actor,event}/**',
];

const NO_SYSTEM_IMPORT = {
  paths: [],
  patterns: [
    {
      regex: '(^|/)actor/actor$',
      importNames: ['system'],
      message: 'Only event handlers (on-*.ts), cron and identity’s log-in code may make a system actor.',
    },
    {
      regex: '(^|/)as-system$',
      message: 'Identity’s way past the policies is for its log-in code only.',
    },
  ],
};
const NO_SYSTEM_LITERAL = {
  selector: "ObjectExpression > Property[key.name='kind'][value.value='system']",
  message: 'Only event handlers (on-*.ts), cron and identity’s log-in code may make a system actor.',
};
const NO_OWN_CLOCK = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Ask the injected clock, so that a test can set the time.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Ask the injected clock, so that a test can set the time.',
  },
];
const SETS_THE_SESSION = String.raw`/\bset\s+(session\s+)?(app\.|role\b)/i`;
const NO_SESSION_SETTING = {
  selector: `:matches(TemplateElement[value.raw=${SETS_THE_SESSION}], Literal[value=${SETS_THE_SESSION}])`,
  message: 'SET LOCAL: a setting of the session reaches the next user of a pooled connection.',
};

/** Ours, over all TypeScript; those of typescript-eslint's strict set come besides. */
export const ours = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-control-regex': 'error',
  'no-cond-assign': 'error',
  'no-unsafe-finally': 'error',
  'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
  '@typescript-eslint/consistent-type-imports': [
    'error',
    { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
  ],
};

/** Ours, over the backend, with type information where a rule needs it. */
export const oursInBackend = {
  'no-console': 'error',
  'no-restricted-properties': [
    'error',
    { object: 'process', property: 'env', message: 'The environment is read in config.ts, once.' },
  ],
  'no-restricted-imports': ['error', NO_SYSTEM_IMPORT],
  'no-restricted-syntax': ['error', NO_SYSTEM_LITERAL, ...NO_OWN_CLOCK, NO_SESSION_SETTING],
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': [
    'error',
    { checksVoidReturn: { arguments: false, attributes: false } },
  ],
  '@typescript-eslint/await-thenable': 'error',
};

/** Ours, over the pages. */
export const oursInPages = {
  'svelte/no-at-html-tags': 'error',
  'svelte/no-inline-styles': 'error',
};

export default defineConfig(
  {
    ignores: [
      'dist*/**',
      'coverage/**',
      'web/build/**',
      'web/.svelte-kit/**',
      'web/src/lib/paraglide/**',
      '**/*.generated.*',
      'tests/lint/fixtures/**',
    ],
  },
  ...ts.configs.strict,
  ...svelte.configs['flat/recommended'],
  {
    files: ['**/*.ts', '**/*.svelte', '**/*.mjs'],
    rules: {
      ...ours,
      // type-graphql's classes hold decorators, and its resolvers may hold nothing else.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowEmpty: true }],
      // A class is a Function to type-graphql and TypeORM.
      '@typescript-eslint/no-unsafe-function-type': 'off',
      '@typescript-eslint/no-dynamic-delete': 'off',
      // The compiler judges these; the rule takes the reason after the code for more codes.
      'svelte/no-unused-svelte-ignore': 'off',
      // Means state; ours are built and turned into an address in one expression.
      'svelte/prefer-svelte-reactivity': 'off',
      // Addresses are built from the store's path, which this rule cannot see.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: [...BACKEND, 'tests/**/*.ts', 'bench/**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: process.cwd() } },
  },
  {
    files: BACKEND,
    rules: oursInBackend,
  },
  // type-graphql reads parameter and property types at run time, so an import there must stay one.
  { files: BACKEND, rules: { '@typescript-eslint/consistent-type-imports': 'off' } },
  {
    files: MAY_BE_SYSTEM,
    rules: {
      'no-restricted-imports': 'off',
      'no-restricted-syntax': ['error', ...NO_OWN_CLOCK, NO_SESSION_SETTING],
    },
  },
  // Below the services there is no clock to ask yet, and waiting for a process is not business time.
  {
    files: ['services/kernel/**', 'services/embedded/**'],
    rules: { 'no-restricted-syntax': ['error', NO_SYSTEM_LITERAL, NO_SESSION_SETTING] },
  },
  {
    files: ['services/kernel/{actor,event}/**'],
    rules: { 'no-restricted-syntax': ['error', NO_SESSION_SETTING] },
  },
  { files: ['**/config.ts', 'services/kernel/config/**'], rules: { 'no-restricted-properties': 'off' } },
  // The composition root talks to the terminal and hands the environment on to what it starts.
  { files: ['services/*.ts'], rules: { 'no-console': 'off', 'no-restricted-properties': 'off' } },
  {
    files: SPECS,
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'off',
      'no-restricted-properties': 'off',
      'no-restricted-imports': 'off',
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['web/**/*.svelte', 'web/**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] },
      globals: globals.browser,
    },
    rules: oursInPages,
  },
);
