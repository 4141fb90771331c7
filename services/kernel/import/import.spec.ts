import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fixedClock } from '../clock/clock';
import { fileStore } from '../file/file';
import { verifyLink } from '../link/signed-link';
import { visitor } from '../actor/actor';
import { dryRun as run } from './dry-run';

const clock = fixedClock('2026-11-22T10:00:00Z');
const key = Buffer.alloc(32, 'k');
const files = fileStore(mkdtempSync(join(tmpdir(), 'kommis-import-')));
const ports = { files, clock, secret: () => key };
const columns = [{ key: 'price', names: ['Prijs'], required: true, kind: 'amount' }] as const;

async function dryRun(text: string) {
  const { fileId } = await files.put('30042', Readable.from([Buffer.from(text)]), {
    name: 'prijzen.csv',
    maxBytes: 1_000_000,
    ...{ owner: 'customers', kind: 'import', keep: false },
  });
  const call = { actor: visitor('30042'), rest: async () => undefined };
  const none = { toCreate: 0, toUpdate: 0, unchanged: 0, notes: [], differences: [] };
  const wanted = { owner: 'customers', columns, unique: [] };
  const answer = await run(ports, call, fileId, wanted, async () => none);
  if (answer.__typename !== 'ImportDryRun') throw new Error(answer.message);
  return answer;
}

test('a clean file has no faults to download', async () => {
  expect((await dryRun('Prijs\n1,00\n')).faultsPath).toBeNull();
});

test('all faults can be downloaded, also those beyond the two hundred that are shown, with formulas made harmless', async () => {
  const run = await dryRun(`Prijs\n${'=cmd\n'.repeat(300)}`);
  expect([run.faultCount, run.faults.length]).toEqual([300, 200]);
  const token = run.faultsPath?.split('/').at(-1) ?? '';
  const target = verifyLink(key, token, clock.now());
  expect(target).toMatchObject({
    storeId: '30042',
    owner: 'customers',
    kind: 'import-faults',
    name: 'prijzen-faults.csv',
  });
  const csv = (await (await files.open('30042', target?.fileId ?? ''))?.read())?.toString() ?? '';
  expect(csv.trim().split('\r\n')).toHaveLength(301);
  expect(csv).not.toMatch(/;=cmd/);
});

test('the download ends after five minutes', async () => {
  const token = (await dryRun('Prijs\nx\n')).faultsPath?.split('/').at(-1) ?? '';
  expect(verifyLink(key, token, new Date(clock.now().getTime() + 5 * 60_000))).toBeNull();
});
