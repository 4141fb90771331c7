import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { claim } from './owner';
import { startedAt } from './process';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kommis-owner-'));
  file = join(folder, 'owner');
});
afterEach(() => rmSync(folder, { recursive: true }));

const taken = { takenBy: process.pid };

test('one claim at a time; given back, it is free again', () => {
  const release = claim(file);
  expect(claim(file)).toEqual(taken);
  (release as () => void)();
  expect(claim(file)).toBeInstanceOf(Function);
});

test.each([
  ['a process that is gone', '4194999 12345'],
  ['a number that has been given to another process since', `${process.pid} 1`],
  ['a file cut short', `${process.pid}`],
  ['an empty file', ''],
])('%s owns nothing', (_, content) => {
  writeFileSync(file, content);
  expect(claim(file)).toBeInstanceOf(Function);
  expect(readdirSync(folder)).toEqual(['owner']);
});

test('giving back a claim that somebody else holds by now changes nothing', () => {
  const release = claim(file) as () => void;
  writeFileSync(file, `${process.ppid} ${startedAt(process.ppid)}`);
  release();
  expect(claim(file)).toEqual({ takenBy: process.ppid });
});

test('of six processes that meet over a dead owner, one gets the claim', async () => {
  writeFileSync(file, '4194999 12345');
  // Each holds on until told to end, or a later one would rightly get it too.
  const source = `const got = require(${JSON.stringify(resolve(__dirname, 'owner'))}).claim(${JSON.stringify(file)});
    process.stdout.write(typeof got === 'function' ? 'mine' : 'taken'); process.stdin.resume().on('end', () => process.exit());`;
  const children = Array.from({ length: 6 }, () =>
    spawn(process.execPath, ['-r', '@swc-node/register', '-e', source], {
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  );
  const said = await Promise.all(
    children.map(async (child) => String((await once(child.stdout, 'data'))[0])),
  );
  await Promise.all(children.map((child) => (child.stdin.end(), once(child, 'exit'))));
  expect(said.sort()).toEqual(['mine', 'taken', 'taken', 'taken', 'taken', 'taken']);
});
