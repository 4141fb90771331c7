import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { isUuid, newId } from '../id/id';
import { ifMissing } from './missing';

export interface StoredFile {
  readonly fileId: string;
  readonly name: string;
  readonly bytes: number;
}

export interface OpenFile extends StoredFile {
  read(): Promise<Buffer>;
  stream(): Readable;
}

/** Bytes that people hand in or fetch. The graph only knows their ids. */
export interface FileStore {
  /** Streams to disk; throws FileTooLarge past `maxBytes`, and leaves nothing behind when it throws. */
  put(
    storeId: string,
    stream: AsyncIterable<Uint8Array>,
    file: { name: string; maxBytes: number },
  ): Promise<StoredFile>;
  /** Null for whatever is not a file of this store; foreign, gone and never there are the same. */
  open(storeId: string, fileId: string): Promise<OpenFile | null>;
  remove(storeId: string, fileId: string): Promise<void>;
  /** Removes every file put before `olderThan`, half-written ones too; says how many. */
  sweep(olderThan: Date): Promise<number>;
}

/** A stream that did not end before its limit. */
export class FileTooLarge extends Error {
  constructor(readonly maxBytes: number) {
    super(`The file is larger than ${maxBytes} bytes.`);
    this.name = 'FileTooLarge';
  }
}

const STORE_ID = /^\d{5}$/;
const NAME_CHARS = 200;

/** A file store on disk: `dir`/<storeId>/<fileId>, its name in a small file beside it. */
export function fileStore(dir: string): FileStore {
  const pathOf = (storeId: string, fileId: string): string | null =>
    // Lower case only: on some disks another case would be the same file under a second id.
    STORE_ID.test(storeId) && isUuid(fileId) && fileId === fileId.toLowerCase()
      ? join(dir, storeId, fileId)
      : null;

  return {
    async put(storeId, stream, { name, maxBytes }) {
      const fileId = newId();
      const path = pathOf(storeId, fileId);
      if (!path) throw new Error('Not a store id.');
      await mkdir(join(dir, storeId), { recursive: true, mode: 0o700 });
      const file = { fileId, name: plainName(name) };
      try {
        const bytes = await writeStream(`${path}.part`, stream, maxBytes);
        await writeFile(`${path}.json`, JSON.stringify({ name: file.name }), { mode: 0o600 });
        // The rename is what makes the file exist: a crash before it leaves only what sweep removes.
        await rename(`${path}.part`, path);
        return { ...file, bytes };
      } catch (error) {
        await removeAll(path);
        throw error;
      }
    },
    async open(storeId, fileId) {
      const path = pathOf(storeId, fileId);
      if (!path) return null;
      const found = await stat(path).catch(ifMissing);
      if (!found?.isFile()) return null;
      const about = await readFile(`${path}.json`, 'utf8').catch(ifMissing);
      const { name } = about === undefined ? { name: 'file' } : (JSON.parse(about) as { name: string });
      const [read, stream] = [() => readFile(path), () => createReadStream(path)];
      return { fileId, name, bytes: found.size, read, stream };
    },
    async remove(storeId, fileId) {
      const path = pathOf(storeId, fileId);
      if (path) await removeAll(path);
    },
    async sweep(olderThan) {
      let removed = 0;
      const stores = (await readdir(dir).catch(ifMissing)) ?? [];
      for (const storeId of stores.filter((name) => STORE_ID.test(name))) {
        for (const name of (await readdir(join(dir, storeId)).catch(ifMissing)) ?? []) {
          const path = join(dir, storeId, name);
          const found = await stat(path).catch(ifMissing);
          if (!found?.isFile() || found.mtime >= olderThan) continue;
          await rm(path, { force: true });
          if (isUuid(name)) removed += 1;
        }
      }
      return removed;
    },
  };
}

/** A file name without a folder, control characters or quotes, fit for a download's header. */
export function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  // eslint-disable-next-line no-control-regex
  const plain = last.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069"<>|:*?]/g, '').trim();
  const kept = [...plain].slice(-NAME_CHARS).join('');
  return /^\.*$/.test(kept) ? 'file' : kept;
}

async function writeStream(
  path: string,
  stream: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<number> {
  const handle = await open(path, 'wx', 0o600);
  let bytes = 0;
  try {
    for await (const chunk of stream) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new FileTooLarge(maxBytes);
      await handle.writeFile(chunk);
    }
    // What has an id must survive a loss of power: rows will point at it.
    await handle.sync();
  } finally {
    await handle.close();
  }
  return bytes;
}

async function removeAll(path: string): Promise<void> {
  for (const each of [path, `${path}.part`, `${path}.json`]) await rm(each, { force: true });
}
