import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileStore } from '../services/kernel/file/file';
import { LINK_MS, signLink } from '../services/kernel/link/signed-link';
import { storedFiles } from './stored-files';
import { actorOf } from './testing/graph';

const linkKey = randomBytes(32);
const start = new Date('2026-11-22T12:00:00Z');
let dir: string;
let now: Date;
let may: boolean;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kommis-gateway-files-'));
  now = start;
  may = true;
});
afterEach(() => rm(dir, { recursive: true }));

const files = () =>
  storedFiles({ store: fileStore(dir), linkKey, clock: { now: () => now } as never, mayHave: () => may });
const staff = actorOf('staff');
async function* body(...chunks: string[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

async function saved(): Promise<string> {
  const file = await files().save(staff, '../stock.csv', body('a;', 'b'), 10);
  const target = { storeId: '30042', fileId: file!.fileId, name: 'stock.csv', kind: 'import' };
  return signLink(linkKey, target, new Date(start.getTime() + LINK_MS));
}

it('opens what was saved, by its signed link', async () => {
  const file = await files().open(staff, await saved());
  expect(file).toMatchObject({ name: 'stock.csv', size: 3 });
  expect(await text(file!.body)).toBe('a;b');
});

it('keeps nothing of a file that is too large', async () => {
  expect(await files().save(staff, 'x', body('123', '456'), 5)).toBeNull();
});

it('opens nothing by a link that is old, changed, or of another store, or when the right is gone', async () => {
  const token = await saved();
  expect(await files().open(actorOf('staff', '10007'), token)).toBeNull();
  expect(await files().open(staff, `${token}x`)).toBeNull();
  may = false;
  expect(await files().open(staff, token)).toBeNull();
  may = true;
  now = new Date(start.getTime() + LINK_MS);
  expect(await files().open(staff, token)).toBeNull();
});
