import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileStore } from '../services/kernel/file/file';
import { LINK_MS, signLink } from '../services/kernel/link/signed-link';
import { OwnerAway } from './ports';
import { storedFiles } from './stored-files';
import { actorOf } from './testing/graph';

const linkKey = randomBytes(32);
const start = new Date('2026-11-22T12:00:00Z');
let dir: string;
let now: Date;
let may: boolean | Error;
let asked: { fileId: string; kind: string }[];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kommis-gateway-files-'));
  now = start;
  may = true;
  asked = [];
});
afterEach(() => rm(dir, { recursive: true }));

const files = () =>
  storedFiles({
    store: fileStore(dir),
    linkKey,
    clock: { now: () => now } as never,
    owners: [owner('customers', ['import']), owner('commerce', [])],
  });
const answer = (): Promise<boolean> => (may instanceof Error ? Promise.reject(may) : Promise.resolve(may));
const owner = (name: string, uploads: string[]) => ({
  ...{ name, uploads, mayUpload: answer },
  mayDownload: (_actor: unknown, file: { fileId: string; kind: string }) => {
    asked.push(file);
    return answer();
  },
});
const staff = actorOf('staff');
async function* body(...chunks: string[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

async function saved(more: object = {}): Promise<string> {
  const file = await files().save(
    staff,
    'import',
    { name: '../stock.csv', bytes: null },
    body('a;', 'b'),
    10,
  );
  const nature = { owner: 'customers', kind: 'import' };
  const target = { storeId: '30042', fileId: file!.fileId, name: 'stock.csv', ...nature, ...more };
  return signLink(linkKey, target, new Date(start.getTime() + LINK_MS));
}

it('shows by its id what we made to be shown, and nothing that was handed in', async () => {
  const nature = { owner: 'customers', kind: 'photo', name: 'photo.jpg', maxBytes: 10, keep: true };
  const made = await fileStore(dir).put('30042', body('pixels'), { ...nature, shownAs: 'image/jpeg' });
  const opened = await files().openPicture(staff, made.fileId);
  expect(opened).toMatchObject({ size: 6, type: 'image/jpeg' });
  expect(await text(opened!.body)).toBe('pixels');
  expect(asked).toEqual([{ fileId: made.fileId, kind: 'photo' }]);
  const handedIn = await fileStore(dir).put('30042', body('pixels'), nature);
  expect(await files().openPicture(staff, handedIn.fileId)).toBeNull();
  expect(await files().openPicture({ ...staff, storeId: '10007' }, made.fileId)).toBeNull();
  may = false;
  expect(await files().openPicture(staff, made.fileId)).toBeNull();
  may = new Error('no answer');
  await expect(files().openPicture(staff, made.fileId)).rejects.toThrow(OwnerAway);
});

it('opens what was saved, by its signed link', async () => {
  const file = await files().open(staff, await saved());
  expect(file).toMatchObject({ name: 'stock.csv', size: 3 });
  expect(await text(file!.body)).toBe('a;b');
});

it('keeps nothing of a file that is too large', async () => {
  expect(await files().save(staff, 'import', { name: 'x', bytes: null }, body('123', '456'), 5)).toBeNull();
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

it('asks the owner that the link names, about the file and its kind', async () => {
  await files().open(staff, await saved());
  expect(asked).toEqual([{ fileId: expect.any(String), kind: 'import' }]);
});

it('opens nothing by a link that calls the file another kind or another service’s, whatever that one says', async () => {
  expect(await files().open(staff, await saved({ kind: 'photo' }))).toBeNull();
  expect(await files().open(staff, await saved({ owner: 'commerce' }))).toBeNull();
  expect(await files().open(staff, await saved({ owner: 'nobody' }))).toBeNull();
});

it('takes an owner that does not answer for neither yes nor no', async () => {
  const token = await saved();
  may = new Error('connect ECONNREFUSED');
  await expect(files().open(staff, token)).rejects.toThrow(OwnerAway);
  await expect(files().mayUpload(staff, 'import')).rejects.toThrow(OwnerAway);
});

it('lets nobody hand in a kind that no service takes', async () => {
  expect(await files().mayUpload(staff, 'import')).toBe(true);
  expect(await files().mayUpload(staff, 'photo')).toBe(false);
});
