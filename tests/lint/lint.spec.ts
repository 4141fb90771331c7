import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

/**
 * A rule nobody has seen red may be a rule that checks nothing. The fixtures are laid out like the repository,
 * and each breaks the one rule it is named after.
 */
jest.setTimeout(120_000);
const root = resolve(__dirname, '../..');
const fixtures = join(__dirname, 'fixtures');

/** In processes of their own, because the configurations are ES modules. Finding faults is no failure here. */
const run = (args: string[]): Promise<string> =>
  new Promise((done, fail) => {
    execFile(process.execPath, args, { cwd: fixtures, maxBuffer: 1e8 }, (error, stdout, stderr) =>
      stdout ? done(stdout) : fail(new Error(stderr || String(error))),
    );
  });

describe('eslint', () => {
  interface Report {
    filePath: string;
    messages: { ruleId: string | null; message: string }[];
  }
  let broken: Map<string, (string | null)[]>;
  let ours: string[];

  beforeAll(async () => {
    const config = join(root, 'eslint.config.mjs');
    const eslint = join(root, 'node_modules/eslint/bin/eslint.js');
    const reports = JSON.parse(await run([eslint, '--config', config, '--format=json', '.'])) as Report[];
    broken = new Map(
      reports.map(({ filePath, messages }) => [
        filePath.slice(fixtures.length + 1),
        messages.map(({ ruleId }) => ruleId),
      ]),
    );
    const list = `import(${JSON.stringify(config)}).then(({ ours, oursInBackend, oursInPages }) =>
      console.log(JSON.stringify(Object.keys({ ...ours, ...oursInBackend, ...oursInPages }))))`;
    ours = JSON.parse(await run(['-e', list])) as string[];
  });

  const named = ['services/customers/broken', 'services/identity/broken', 'web/src']
    .flatMap((folder) => readdirSync(join(fixtures, folder)))
    .filter((file) => !file.startsWith('knows-'))
    .sort();

  test.each(named)('%s breaks the rule in its name, once, and no other', (file) => {
    const [, found] = [...broken].find(([path]) => basename(path) === file) ?? [];
    expect(found?.map((rule) => rule?.split('/').pop())).toEqual([file.split('.')[0]]);
  });

  test('every rule of ours has such a fixture', () => {
    const covered = new Set(named.map((file) => file.split('.')[0]));
    expect(ours.length).toBeGreaterThan(10);
    expect(ours.filter((rule) => !covered.has(rule.split('/').pop()))).toEqual([]);
  });

  test.each([
    'services/customers/sound/on-order-placed.ts',
    'services/customers/sound/erase.cron.ts',
    'services/customers/sound/sound.ts',
    'services/customers/config.ts',
    'services/identity/login/login.service.ts',
    'services/identity/session/as-system.ts',
    'services/kernel/actor/actor.ts',
  ])('%s does what only it may, and is left alone', (file) => {
    expect(broken.get(file)).toEqual([]);
  });
});

describe('dependency-cruiser', () => {
  interface Violation {
    from: string;
    to: string;
    rule: { name: string };
  }
  const config = join(root, '.dependency-cruiser.cjs');
  let violations: string[];

  beforeAll(async () => {
    const cruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const output = await run([
      cruise,
      '--config',
      config,
      '--output-type=json',
      'services',
      'gateway',
      'schema',
      'web',
    ]);
    const { summary } = JSON.parse(output) as { summary: { violations: Violation[] } };
    violations = summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`);
  });

  test('each forbidden import is found under its rule, and nothing besides', () => {
    const customers = 'services/customers/group';
    expect(violations.sort()).toEqual([
      `a-resolver-touches-no-storage: ${customers}/storage.resolver.ts`,
      `a-service-imports-no-other-service: ${customers}/another-service.ts`,
      `a-service-stands-below-the-gateway-and-the-pages: ${customers}/above.ts`,
      `every-package-is-declared: ${customers}/undeclared.ts`,
      `no-circles: ${customers}/circle-back.ts`,
      'no-import-of-nothing: gateway/nothing.ts',
      `no-utils-no-helpers: ${customers}/with-utils.ts`,
      `only-main-knows-resolvers: ${customers}/knows-a-resolver.ts`,
      `only-the-composition-root-knows-the-services: ${customers}/composes.ts`,
      `rules-and-words-are-pure: ${customers}/database.rules.ts`,
      `rules-and-words-are-pure: ${customers}/database.words.ts`,
      `rules-and-words-are-pure: ${customers}/group.rules.ts`,
      'the-gateway-knows-schema-and-kernel: gateway/knows-a-service.ts',
      'the-kernel-knows-nothing-of-ours: services/kernel/money/knows-customers.ts',
      `the-product-does-not-import-its-tests: ${customers}/needs-its-tests.ts`,
      `the-product-needs-no-development-package: ${customers}/needs-a-development-package.ts`,
      'the-schema-stands-alone: schema/events/knows-a-service.ts',
      'the-web-knows-the-schema: web/src/knows-a-service.ts',
    ]);
  });

  test('every boundary has been seen red', () => {
    const { forbidden } = jest.requireActual<{ forbidden: { name: string }[] }>(config);
    const seen = new Set(violations.map((line) => line.split(':')[0]));
    expect(forbidden.map(({ name }) => name).filter((name) => !seen.has(name))).toEqual([]);
  });
});
