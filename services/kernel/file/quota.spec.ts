import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../id/id';
import { fileStore, type FileStore } from './file';
import { UPLOADS } from './limits';
import { QuotaMet } from './quota';

const KB = 1_000;
const SMALL = {
  person: { files: 3, bytes: 10 * KB },
  store: { files: 5, bytes: 16 * KB },
  underWayMs: 600_000,
};
const importing = { owner: 'customers', kind: 'import', keep: false, name: 'stock.csv', maxBytes: 8 * KB };

let dir: string;
let store: FileStore;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kommis-quota-'));
  store = fileStore(dir, SMALL);
});
afterEach(() => rm(dir, { recursive: true }));

async function* piece(bytes: number): AsyncGenerator<Uint8Array> {
  for (let left = bytes; left > 0; left -= 500) yield Buffer.alloc(Math.min(left, 500));
}
interface Handing {
  by?: string;
  bytes?: number;
  isSaid?: boolean;
  storeId?: string;
  from?: FileStore;
}
/** Hands a file in: its id, or which limit was met. */
async function handIn(handing: Handing = {}): Promise<string> {
  const { by = 'els', bytes = 10, isSaid = true, storeId = '30042', from = store } = handing;
  const handedIn = { by, bytes: isSaid ? bytes : null };
  try {
    return (await from.put(storeId, piece(bytes), { ...importing, handedIn })).fileId;
  } catch (error) {
    if (!(error instanceof QuotaMet)) throw error;
    return `${error.whose}'s ${error.most} ${error.of}`;
  }
}
const inFolder = async (): Promise<string[]> => readdir(join(dir, 'passing', '30042')).catch(() => []);
const isId = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
const past = new Date(Date.now() - 3_600_000);
const sweep = (): Promise<number> =>
  store.sweep({
    ...{ owner: 'customers', olderThan: new Date(Date.now() - 60_000) },
    neededIn: () => Promise.resolve(new Set()),
  });

test('a person hands in so many files and no more; another one of the store still does, until it is the store’s', async () => {
  for (let at = 0; at < 3; at++) expect(await handIn()).toEqual(isId);
  expect(await handIn()).toBe("person's 3 files");
  for (let at = 0; at < 2; at++) expect(await handIn({ by: 'daan' })).toEqual(isId);
  expect(await handIn({ by: 'daan' })).toBe("store's 5 files");
  expect(await handIn({ storeId: '10007' })).toEqual(isId);
});

test.each([true, false])(
  'and so many bytes, whether it was said how many come or not (%s)',
  async (isSaid) => {
    expect(await handIn({ bytes: 7 * KB, isSaid })).toEqual(isId);
    expect(await handIn({ bytes: 3 * KB + 1, isSaid })).toBe("person's 10000 bytes");
    expect(await handIn({ bytes: 3 * KB, isSaid })).toEqual(isId);
    expect(await handIn({ by: 'daan', bytes: 6 * KB + 1, isSaid })).toBe("store's 16000 bytes");
    expect(await handIn({ by: 'daan', bytes: 6 * KB, isSaid })).toEqual(isId);
    expect((await inFolder()).filter((name) => name.endsWith('.part'))).toEqual([]);
  },
);

test.each([true, false])('fifty at once do not get over it (said how long: %s)', async (isSaid) => {
  const people = ['els', 'daan', 'mila'];
  const handed = await Promise.all(
    Array.from({ length: 50 }, (_, at) => handIn({ by: people[at % 3], bytes: KB, isSaid })),
  );
  const kept = handed.filter((each) => /^[0-9a-f-]{36}$/.test(each));
  expect(kept.length).toBeLessThanOrEqual(5);
  expect(kept.length).toBeGreaterThanOrEqual(isSaid ? 5 : 1);
  expect((await inFolder()).sort()).toEqual(kept.flatMap((id) => [id, `${id}.json`]).sort());
});

test('files of one kind are in no other’s way: a customer’s photos keep no staff from an import', async () => {
  const of = (kind: string, by: string): Promise<string> =>
    store.put('30042', piece(10), { ...importing, kind, handedIn: { by, bytes: 10 } }).then(
      () => 'kept',
      (error: QuotaMet) => `${error.whose}'s ${error.most} ${error.of}`,
    );
  for (const by of ['anna', 'anna', 'anna', 'bea', 'bea']) expect(await of('photo', by)).toBe('kept');
  expect(await of('photo', 'bea')).toBe("store's 5 files");
  expect(await handIn()).toEqual(isId);
});

test('it is counted from the disk: a store that has just been opened forgets nothing', async () => {
  for (let at = 0; at < 3; at++) await handIn();
  expect(await handIn({ from: fileStore(dir, SMALL) })).toBe("person's 3 files");
});

test('what is never used is swept, with what was left half-written, and then there is room again', async () => {
  for (let at = 0; at < 3; at++) await handIn();
  const half = newId();
  await writeFile(join(dir, 'passing', '30042', `${half}.part`), 'half');
  await writeFile(
    join(dir, 'passing', '30042', `${half}.json`),
    JSON.stringify({ kind: 'import', by: 'els', claims: 9 * KB }),
  );
  expect(await handIn()).toBe("person's 3 files");
  for (const name of await inFolder()) await utimes(join(dir, 'passing', '30042', name), past, past);
  expect(await sweep()).toBe(3);
  expect(await inFolder()).toEqual([]);
  expect(await handIn({ bytes: 8 * KB })).toEqual(isId);
});

test('what a crash left is in nobody’s way, and what is still on its way is', async () => {
  await handIn({ bytes: 1 });
  const half = newId();
  const beside = join(dir, 'passing', '30042', `${half}.json`);
  await writeFile(beside, JSON.stringify({ kind: 'import', by: 'els', claims: 9 * KB }));
  expect(await handIn({ bytes: 2 * KB })).toBe("person's 10000 bytes");
  await utimes(beside, past, past);
  expect(await handIn({ bytes: 2 * KB })).toEqual(isId);
});

test('an upload that is refused or breaks off takes no room', async () => {
  for (let at = 0; at < 10; at++)
    await expect(handIn({ bytes: 8 * KB + 1, isSaid: false })).rejects.toThrow('larger than');
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('half');
    throw new Error('connection lost');
  }
  const handedIn = { by: 'els', bytes: 8 * KB };
  for (let at = 0; at < 10; at++)
    await expect(store.put('30042', broken(), { ...importing, handedIn })).rejects.toThrow('connection lost');
  expect(await inFolder()).toEqual([]);
  expect(await handIn({ bytes: 8 * KB })).toEqual(isId);
});

test('what we make ourselves is in nobody’s quota', async () => {
  for (let at = 0; at < 10; at++) await store.put('30042', piece(2 * KB), importing);
  expect(await handIn({ bytes: 8 * KB })).toEqual(isId);
});

test('what may be handed in fits the largest file several times', () => {
  expect(UPLOADS.person.bytes / UPLOADS.fileBytes).toBeGreaterThanOrEqual(10);
  expect(UPLOADS.store.bytes).toBeGreaterThan(UPLOADS.person.bytes);
});
