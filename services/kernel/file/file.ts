import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { isUuid, newId } from '../id/id';
import { UPLOADS, type UploadLimits } from './limits';
import { aboutOf, copyWhole, STORE_ID, sweepFolder, type About } from './folder';
import { ifMissing } from './missing';
import { Quota, type Claim, type HandedIn } from './quota';

export interface StoredFile {
  readonly fileId: string;
  readonly name: string;
  readonly bytes: number;
}

/** Whose a file is, and what it is for. */
export interface FileNature {
  /** The service that answers for it. */
  readonly owner: string;
  /** What it is to its owner: "import", "import-faults". */
  readonly kind: string;
  /** The media type of what we made ourselves and a page may show; left out where it is only saved. */
  readonly shownAs?: ShownAs | undefined;
}

/** What a page shows of a file by itself: nothing that could hold a script. */
export type ShownAs = 'image/jpeg' | 'image/png';

export interface NewFile extends FileNature {
  readonly name: string;
  readonly maxBytes: number;
  /** A kept one stays until it is removed by name; a passing one has its time and is swept. */
  readonly keep: boolean;
  /** Left out where no person hands it in: what we make ourselves is in nobody's quota. */
  readonly handedIn?: HandedIn;
  /** Of what is made from another file and can be made again: it takes the place of what was made before. */
  readonly fileId?: string;
}

/** Some bytes of a file. */
export interface FileRange {
  readonly at: number;
  readonly bytes: number;
}

export interface OpenFile extends StoredFile, FileNature {
  /** Who handed it in; left out where we made it. */
  readonly by?: string | undefined;
  read(range?: FileRange): Promise<Buffer>;
  stream(): Readable;
}

/** Which passing files have had their time. */
export interface Sweeping {
  /** Only this service's own. */
  readonly owner: string;
  readonly olderThan: Date;
  /** Ids of a store's files that somebody still works on; asked once a store. */
  neededIn(storeId: string): Promise<ReadonlySet<string>>;
}

/** Bytes that people hand in or fetch. The graph only knows their ids. */
export interface FileStore {
  /**
   * Streams to disk; throws FileTooLarge past `maxBytes`, and QuotaMet where somebody has handed in as much as may be.
   * Leaves nothing behind when it throws.
   */
  put(storeId: string, stream: AsyncIterable<Uint8Array>, file: NewFile): Promise<StoredFile>;
  /** Null for whatever is not a file of this store; foreign, gone and never there are the same. */
  open(storeId: string, fileId: string): Promise<OpenFile | null>;
  /** Makes a passing file a kept one; done twice it is done once, and what is gone stays gone. */
  keep(storeId: string, fileId: string): Promise<void>;
  /** Gives a passing file its time anew: somebody is about to work on it. */
  renew(storeId: string, fileId: string): Promise<void>;
  remove(storeId: string, fileId: string): Promise<void>;
  /** Removes passing files, and never a kept one: it looks in no folder that holds any. Says how many. */
  sweep(sweeping: Sweeping): Promise<number>;
}

/** A stream that did not end before its limit. */
export class FileTooLarge extends Error {
  constructor(readonly maxBytes: number) {
    super(`The file is larger than ${maxBytes} bytes.`);
    this.name = 'FileTooLarge';
  }
}

const NAME_CHARS = 200;

/** Kept files and passing ones lie apart, so that no sweep can come across a kept one. */
const FOLDERS = ['kept', 'passing'] as const;

/** A file store on disk: `dir`/kept or passing/<storeId>/<fileId>, what it is in a small file beside it. */
export function fileStore(dir: string, limits: UploadLimits = UPLOADS): FileStore {
  const quota = new Quota(limits);
  const pathOf = (folder: (typeof FOLDERS)[number], storeId: string, fileId: string): string | null =>
    // Lower case only: on some disks another case would be the same file under a second id.
    STORE_ID.test(storeId) && isUuid(fileId) && fileId === fileId.toLowerCase()
      ? join(dir, folder, storeId, fileId)
      : null;

  return {
    async put(storeId, stream, { name, maxBytes, keep, owner, kind, shownAs, handedIn, fileId = newId() }) {
      // Half-written ones are passing, whatever is to become of them: a crash leaves only what a sweep removes.
      const passing = pathOf('passing', storeId, newId());
      const path = pathOf(keep ? 'kept' : 'passing', storeId, fileId);
      if (!path || !passing) throw new Error('Not a store id.');
      for (const each of [passing, path]) await mkdir(dirname(each), { recursive: true, mode: 0o700 });
      const about: About = { name: plainName(name), owner, kind, shownAs };
      const write = (more: Claim = {}): Promise<void> =>
        writeFile(`${path}.json`, JSON.stringify({ ...about, ...more }), { mode: 0o600 });
      try {
        let room = maxBytes;
        if (!handedIn) await write();
        else room = await quota.claim(dirname(path), { ...handedIn, kind }, maxBytes, write);
        const bytes = await writeStream(`${passing}.part`, stream, room).catch(async (error: unknown) => {
          throw handedIn && room < maxBytes && error instanceof FileTooLarge
            ? await quota.full(dirname(path), { ...handedIn, kind })
            : error;
        });
        // The rename is what makes the file exist.
        await rename(`${passing}.part`, path);
        return { fileId, name: about.name, bytes };
      } catch (error) {
        for (const each of [path, `${passing}.part`, `${path}.json`]) await rm(each, { force: true });
        throw error;
      }
    },
    async open(storeId, fileId) {
      // Once more where it may have been kept between the two looks.
      for (const folder of [...FOLDERS, FOLDERS[0]]) {
        const path = pathOf(folder, storeId, fileId);
        const found = path === null ? undefined : await stat(path).catch(ifMissing);
        if (path === null || !found?.isFile()) continue;
        const about = await aboutOf(path);
        // Being kept at this moment: it stands in the other folder already.
        if (about.owner === '' && folder === 'passing') continue;
        const read = (range?: FileRange): Promise<Buffer> =>
          range === undefined ? readFile(path) : readRange(path, range);
        const stream = (): Readable => createReadStream(path);
        return { ...about, fileId, bytes: found.size, read, stream };
      }
      return null;
    },
    async keep(storeId, fileId) {
      const from = pathOf('passing', storeId, fileId);
      const to = pathOf('kept', storeId, fileId);
      if (from === null || to === null) return;
      await mkdir(dirname(to), { recursive: true, mode: 0o700 });
      // Whoever opens it meanwhile finds what it is beside it, here or there; a loss of power leaves the one or the other.
      await copyWhole(`${from}.json`, `${to}.json`).catch(ifMissing);
      await rename(from, to).catch(ifMissing);
      await rm(`${from}.json`, { force: true });
    },
    async renew(storeId, fileId) {
      const path = pathOf('passing', storeId, fileId);
      const now = new Date();
      if (path) await utimes(path, now, now).catch(ifMissing);
    },
    async remove(storeId, fileId) {
      // Whoever keeps it at this moment moves it from the one to the other.
      for (const folder of FOLDERS.toReversed()) {
        const path = pathOf(folder, storeId, fileId);
        if (path) for (const each of [path, `${path}.json`]) await rm(each, { force: true });
      }
    },
    sweep: (sweeping) => sweepFolder(join(dir, 'passing'), sweeping),
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

/** Fewer bytes than asked for, where the file ends before. */
async function readRange(path: string, { at, bytes }: FileRange): Promise<Buffer> {
  const handle = await open(path);
  try {
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await handle.read(buffer, 0, bytes, at);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
