import type { Actor } from '../actor/actor';
import type { Database } from '../database/database';
import type { Transaction } from '../database/transaction';

/** A file somebody asks for, as a signed link names it to its owner. */
export interface NamedFile {
  fileId: string;
  kind: string;
}

/** Reads as the actor who asks: the policies decide which rows there are. */
export type ReadAsAsker = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;

/** What a service says of a kind of file it owns. What it does not say is nobody's. */
export interface FileKind {
  /** Who may hand one in; left out where the service makes them itself. */
  mayUpload?: (actor: Actor, read: ReadAsAsker) => boolean | Promise<boolean>;
  /** Who may have one; left out where nobody fetches it. Asked at every request: a link alone is no right. */
  mayDownload?: (actor: Actor, file: NamedFile, read: ReadAsAsker) => boolean | Promise<boolean>;
}

/** The kinds of file a service owns, by name. */
export type FileKinds = Readonly<Record<string, FileKind>>;

/** What the gateway asks the owner of a file: a function in one process, a signed call when split. */
export interface FileOwner {
  /** The service's name. */
  name: string;
  /** Kinds that people hand in. */
  uploads: readonly string[];
  mayUpload(actor: Actor, kind: string): Promise<boolean>;
  mayDownload(actor: Actor, file: NamedFile): Promise<boolean>;
}

/** The kinds that people hand in. */
export function uploadsOf(kinds: FileKinds): string[] {
  return Object.keys(kinds).filter((kind) => kinds[kind]?.mayUpload !== undefined);
}

/** The owner in its own process; a kind it does not know is nobody's. */
export function fileOwner(name: string, kinds: FileKinds, database: Database): FileOwner {
  const kindOf = (kind: string): FileKind | undefined =>
    Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  return {
    name,
    uploads: uploadsOf(kinds),
    async mayUpload(actor, kind) {
      return (await kindOf(kind)?.mayUpload?.(actor, reading(database, actor, 'mayUpload'))) ?? false;
    },
    async mayDownload(actor, file) {
      const read = reading(database, actor, 'mayDownload');
      return (await kindOf(file.kind)?.mayDownload?.(actor, file, read)) ?? false;
    },
  };
}

/** Reads as who asks, in a transaction of its own that writes nothing. */
function reading(database: Database, actor: Actor, operation: string): ReadAsAsker {
  return async (work) => {
    const open = await database.begin(actor, { operation, requestId: '' }, 'read');
    try {
      return await work(open.tx);
    } finally {
      await open.rollback();
    }
  };
}
