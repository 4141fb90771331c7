import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { testAdminUrl } from '../services/kernel/testing/database';

const root = resolve(__dirname, '..');
const copied = [
  'services',
  'gateway',
  'schema',
  'scripts/schema',
  'scripts/schema.mjs',
  'scripts/build',
  '.swcrc',
  'package.json',
  'tsconfig.json',
];
/** What a person writes for a new text field of Customer in the services; each file named in the README's list. */
const byHand: { file: string; before?: string; text: string }[] = [
  {
    file: 'services/customers/migrations/9999-nickname.sql',
    text: `ALTER TABLE customer ADD COLUMN nickname text NOT NULL DEFAULT '' CHECK (length(nickname) <= 40);\n`,
  },
  {
    file: 'services/customers/customer/customer.ts',
    before: '  @Column(text)\n',
    text: `  @Column(text)
  @Field(() => String, { nullable: true, description: 'What friends say; null = nothing else.' })
  nickname: string | null;\n`,
  },
  {
    file: 'services/customers/customer/customer.input.ts',
    before: `  @Field(() => String, { nullable: true, description: 'Telephone`,
    text: `  @Field(() => String, { nullable: true, description: 'What friends say, at most 40 characters.' })
  @MaxLength(40)
  nickname?: string | null;\n`,
  },
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kommis-new-field-'));
  for (const each of copied) cpSync(join(root, each), join(folder, each), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const { file, before, text } of byHand) {
    const path = join(folder, file);
    const now = before === undefined ? '' : readFileSync(path, 'utf8');
    const at = before === undefined ? 0 : now.indexOf(before);
    if (at < 0) throw new Error(`${file} has no ${before}`);
    writeFileSync(path, now.slice(0, at) + text + now.slice(at));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const node = async (...args: string[]): Promise<string> =>
  (await promisify(execFile)(process.execPath, args, { cwd: folder, env: process.env })).stdout;

test('a new text field of Customer is three files in the services, and the README names them', async () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const list = /### A new field of Customer[^#]*/.exec(readme)?.[0] ?? '';
  const named = [...list.matchAll(/`(services\/[\w./-]+)`/g)].map((match) => match[1] ?? '');
  expect(named.map((path) => (path.endsWith('.ts') ? path : `${path}/9999-nickname.sql`)).sort()).toEqual(
    byHand.map(({ file }) => file).sort(),
  );
});

test('in a copy with those three it is promised, written, changed alone, emptied and remembered', async () => {
  expect(process.env[testAdminUrl]).toBeDefined();
  await node('scripts/schema.mjs');
  const promised = readFileSync(join(folder, 'schema/api.graphql'), 'utf8');
  expect(promised.match(/^ {2}nickname: String$/gm)).toHaveLength(3);
  cpSync(join(__dirname, 'new-field', 'try.mjs'), join(folder, 'try.mjs'));
  await node('node_modules/typescript/bin/tsc', '--noEmit', '-p', '.');
  expect(JSON.parse(await node('try.mjs'))).toEqual({
    made: { nickname: 'Joke', lastName: 'de Wit' },
    changed: { nickname: 'Jo', lastName: 'de Wit' },
    left: { nickname: 'Jo', lastName: 'Smit' },
    emptied: { nickname: null, lastName: 'Smit' },
    remembered: ['nickname', 'lastName', 'nickname'],
  });
}, 300_000);
