import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { isUuid, newId } from '../id/id';
import { FileTooLarge, fileStore, plainName } from './file';

const passing = { owner: 'customers', kind: 'import', keep: false };
const ROOMY = { ...passing, name: 'stock.csv', maxBytes: 1_000 };
const KEPT = { ...ROOMY, kind: 'photo', keep: true };
const nobodyNeeds = (): Promise<ReadonlySet<string>> => Promise.resolve(new Set());
const of = (...chunks: string[]): Readable => Readable.from(chunks.map((chunk) => Buffer.from(chunk)));

describe('the file store', () => {
  let dir = '';
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'kommis-file-'));
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('gives back what was put, under its name', async () => {
    const store = fileStore(dir);
    const put = await store.put('30042', of('Klant', 'nr;Zoë'), ROOMY);
    expect(put).toEqual({ fileId: expect.any(String), name: 'stock.csv', bytes: 12 });
    expect(isUuid(put.fileId)).toBe(true);
    const file = await store.open('30042', put.fileId);
    expect(file).toMatchObject({ ...put, owner: 'customers', kind: 'import' });
    expect((await file?.read())?.toString()).toBe('Klantnr;Zoë');
    const streamed = await (file?.stream().toArray() as Promise<Buffer[]>);
    expect(Buffer.concat(streamed).toString()).toBe('Klantnr;Zoë');
  });

  it('keeps a file of 5 MB that comes in pieces whole', async () => {
    const pieces = Array.from({ length: 80 }, (_, at) => Buffer.alloc(65_536, at));
    const { fileId, bytes } = await fileStore(dir).put('30042', Readable.from(pieces), {
      ...passing,
      name: 'x',
      maxBytes: 6e6,
    });
    expect(bytes).toBe(80 * 65_536);
    const read = await (await fileStore(dir).open('30042', fileId))?.read();
    expect(read?.equals(Buffer.concat(pieces))).toBe(true);
  });

  it('takes exactly the limit, and refuses a byte more and leaves nothing of it', async () => {
    const store = fileStore(dir);
    await store.put('30042', of('12345'), { ...passing, name: 'x', maxBytes: 5 });
    await expect(
      store.put('10007', of('123', '456'), { ...passing, name: 'x', maxBytes: 5 }),
    ).rejects.toThrow(FileTooLarge);
    expect(await readdir(join(dir, 'passing', '10007'))).toEqual([]);
  });

  it('leaves nothing of an upload that breaks off', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('half');
      throw new Error('connection lost');
    }
    await expect(fileStore(dir).put('30042', broken(), ROOMY)).rejects.toThrow('connection lost');
    expect(await readdir(join(dir, 'passing', '30042'))).toEqual([]);
  });

  it('shows a file to its own store only', async () => {
    const store = fileStore(dir);
    const { fileId } = await store.put('30042', of('secret'), ROOMY);
    await store.put('10007', of('other'), ROOMY);
    expect(await store.open('10007', fileId)).toBeNull();
    await store.remove('10007', fileId);
    expect(await store.open('30042', fileId)).not.toBeNull();
  });

  it('removes a file with its name', async () => {
    const store = fileStore(dir);
    const { fileId } = await store.put('30042', of('x'), ROOMY);
    await store.remove('30042', fileId);
    await store.remove('30042', fileId);
    expect(await store.open('30042', fileId)).toBeNull();
    expect(await readdir(join(dir, 'passing', '30042'))).toEqual([]);
  });

  it('leads to nothing outside it, whatever the ids', async () => {
    const store = fileStore(dir);
    const { fileId } = await store.put('30042', of('x'), ROOMY);
    await mkdir(join(dir, 'passing', '30042', newId()));
    await writeFile(join(dir, 'secret'), 'secret');
    const ids = [
      '../secret',
      '../../secret',
      `${fileId}.json`,
      `../30042/${fileId}`,
      fileId.toUpperCase(),
      `${fileId}\n`,
      '',
      '.',
    ];
    for (const id of ids) expect(await store.open('30042', id)).toBeNull();
    for (const storeId of ['..', '', '.', '3004', '../30042', '30042/', '30042\n']) {
      expect(await store.open(storeId, fileId)).toBeNull();
      await expect(store.put(storeId, of('x'), ROOMY)).rejects.toThrow('Not a store id');
    }
    const [folder = ''] = (await readdir(join(dir, 'passing', '30042'))).filter(
      (name) => isUuid(name) && name !== fileId,
    );
    expect(await store.open('30042', folder)).toBeNull();
  });

  const sweep = (more: Partial<Parameters<ReturnType<typeof fileStore>['sweep']>[0]> = {}) =>
    fileStore(dir).sweep({
      ...{ owner: 'customers', olderThan: new Date(Date.now() - 60_000), neededIn: nobodyNeeds },
      ...more,
    });
  /** As if it had been put an hour ago, with all that lies beside it. */
  const age = async (fileId: string): Promise<void> => {
    const past = new Date(Date.now() - 3_600_000);
    for (const folder of ['kept', 'passing'])
      for (const name of (await readdir(join(dir, folder, '30042')).catch(() => [])).filter((each) =>
        each.startsWith(fileId),
      ))
        await utimes(join(dir, folder, '30042', name), past, past);
  };

  it('sweeps away what is old, also what was left half-written, and leaves the rest', async () => {
    const store = fileStore(dir);
    const old = await store.put('30042', of('old'), ROOMY);
    const half = newId();
    await writeFile(join(dir, 'passing', '30042', `${half}.part`), 'half');
    for (const each of [old.fileId, half]) await age(each);
    const young = await store.put('30042', of('new'), ROOMY);
    expect(await sweep()).toBe(1);
    expect((await readdir(join(dir, 'passing', '30042'))).sort()).toEqual([
      young.fileId,
      `${young.fileId}.json`,
    ]);
  });

  it('never sweeps a kept one, however old it is and whoever sweeps', async () => {
    const store = fileStore(dir);
    const { fileId } = await store.put('30042', of('photo'), KEPT);
    await age(fileId);
    expect(await sweep({ olderThan: new Date(Date.now() + 3_600_000) })).toBe(0);
    expect((await store.open('30042', fileId))?.kind).toBe('photo');
    // By construction: no folder that a sweep looks in has it.
    expect(await readdir(join(dir, 'passing', '30042'))).toEqual([]);
    await store.remove('30042', fileId);
    expect(await store.open('30042', fileId)).toBeNull();
  });

  it('keeps a passing one for good, once or twice, and whoever reads it meanwhile reads it', async () => {
    const store = fileStore(dir);
    const { fileId } = await store.put('30042', of('photo'), { ...KEPT, keep: false });
    const reads = Array.from({ length: 40 }, async () => (await store.open('30042', fileId))?.kind);
    await Promise.all([store.keep('30042', fileId), store.keep('30042', fileId)]);
    expect(new Set(await Promise.all(reads))).toEqual(new Set(['photo']));
    await age(fileId);
    expect(await sweep({ olderThan: new Date(Date.now() + 3_600_000) })).toBe(0);
    expect(await (await store.open('30042', fileId))?.read()).toEqual(Buffer.from('photo'));
    expect(await readdir(join(dir, 'passing', '30042'))).toEqual([]);
    await store.keep('30042', newId());
    await store.keep('10007', fileId);
    expect(await store.open('10007', fileId)).toBeNull();
  });

  it('sweeps neither what is another service’s nor what somebody still works on', async () => {
    const store = fileStore(dir);
    const theirs = await store.put('30042', of('theirs'), { ...ROOMY, owner: 'consignment' });
    const needed = await store.put('30042', of('needed'), ROOMY);
    const renewed = await store.put('30042', of('renewed'), ROOMY);
    for (const { fileId } of [theirs, needed, renewed]) await age(fileId);
    const asked: string[] = [];
    const neededIn = async (storeId: string): Promise<ReadonlySet<string>> => {
      asked.push(storeId);
      // Taken up at the very moment in which the sweep asks.
      await store.renew('30042', renewed.fileId);
      return new Set([needed.fileId]);
    };
    expect(await sweep({ neededIn })).toBe(0);
    expect(asked).toEqual(['30042']);
    expect(await sweep({ owner: 'consignment' })).toBe(1);
    expect(await sweep()).toBe(1);
    expect(await store.open('30042', renewed.fileId)).not.toBeNull();
  });

  it('sweeps a store without files', async () => {
    await rm(dir, { recursive: true });
    expect(await sweep()).toBe(0);
    await mkdir(dir);
  });

  it.each([
    ['C:\\Users\\Jan\\stock.csv', 'stock.csv'],
    ['../../etc/passwd', 'passwd'],
    ['a"b\r\nSet-Cookie: x.csv', 'abSet-Cookie x.csv'],
    ['voorraad Zoë.csv', 'voorraad Zoë.csv'],
    ['..', 'file'],
    ['', 'file'],
  ])('calls %j %j', (given, name) => {
    expect(plainName(given)).toBe(name);
  });

  it('keeps the end of a name that is too long, where its kind stands', () => {
    expect(plainName(`${'x'.repeat(500)}.csv`)).toBe(`${'x'.repeat(196)}.csv`);
  });
});
