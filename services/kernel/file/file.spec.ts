import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { isUuid, newId } from '../id/id';
import { FileTooLarge, fileStore, plainName } from './file';

const ROOMY = { name: 'stock.csv', maxBytes: 1_000 };
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
    expect(file).toMatchObject(put);
    expect((await file?.read())?.toString()).toBe('Klantnr;Zoë');
    const streamed = await (file?.stream().toArray() as Promise<Buffer[]>);
    expect(Buffer.concat(streamed).toString()).toBe('Klantnr;Zoë');
  });

  it('keeps a file of 5 MB that comes in pieces whole', async () => {
    const pieces = Array.from({ length: 80 }, (_, at) => Buffer.alloc(65_536, at));
    const { fileId, bytes } = await fileStore(dir).put('30042', Readable.from(pieces), {
      name: 'x',
      maxBytes: 6e6,
    });
    expect(bytes).toBe(80 * 65_536);
    const read = await (await fileStore(dir).open('30042', fileId))?.read();
    expect(read?.equals(Buffer.concat(pieces))).toBe(true);
  });

  it('takes exactly the limit, and refuses a byte more and leaves nothing of it', async () => {
    const store = fileStore(dir);
    await store.put('30042', of('12345'), { name: 'x', maxBytes: 5 });
    await expect(store.put('10007', of('123', '456'), { name: 'x', maxBytes: 5 })).rejects.toThrow(
      FileTooLarge,
    );
    expect(await readdir(join(dir, '10007'))).toEqual([]);
  });

  it('leaves nothing of an upload that breaks off', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('half');
      throw new Error('connection lost');
    }
    await expect(fileStore(dir).put('30042', broken(), ROOMY)).rejects.toThrow('connection lost');
    expect(await readdir(join(dir, '30042'))).toEqual([]);
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
    expect(await readdir(join(dir, '30042'))).toEqual([]);
  });

  it('leads to nothing outside it, whatever the ids', async () => {
    const store = fileStore(dir);
    const { fileId } = await store.put('30042', of('x'), ROOMY);
    await mkdir(join(dir, '30042', newId()));
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
    const [folder = ''] = (await readdir(join(dir, '30042'))).filter(
      (name) => isUuid(name) && name !== fileId,
    );
    expect(await store.open('30042', folder)).toBeNull();
  });

  it('sweeps away what is old, also what was left half-written, and keeps the rest', async () => {
    const store = fileStore(dir);
    const old = await store.put('30042', of('old'), ROOMY);
    const half = join(dir, '30042', `${newId()}.part`);
    await writeFile(half, 'half');
    const past = new Date(Date.now() - 3_600_000);
    for (const path of [join(dir, '30042', old.fileId), join(dir, '30042', `${old.fileId}.json`), half]) {
      await utimes(path, past, past);
    }
    const young = await store.put('30042', of('new'), ROOMY);
    expect(await store.sweep(new Date(Date.now() - 60_000))).toBe(1);
    expect((await readdir(join(dir, '30042'))).sort()).toEqual([young.fileId, `${young.fileId}.json`]);
  });

  it('sweeps a store without files', async () => {
    expect(await fileStore(join(dir, 'nowhere')).sweep(new Date())).toBe(0);
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
