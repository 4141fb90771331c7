import type { Readable } from 'node:stream';
import type { Actor } from '../services/kernel/actor/actor';
import type { ShownAs } from '../services/kernel/file/file';

/** Bytes on their way out. */
export interface OpenedFile {
  body: Readable;
  size: number;
  name: string;
}

/** A picture, for a page to show. */
export interface OpenedPicture extends OpenedFile {
  type: ShownAs;
}

/** The service that owns a file does not answer: that is neither a yes nor a no. */
export class OwnerAway extends Error {}

/** What the gateway needs of the place where files are kept. */
export interface GatewayFiles {
  /** Whether this actor may hand in a file of this kind, as its owner says; throws OwnerAway where nobody can say. */
  mayUpload(actor: Actor, kind: string): Promise<boolean>;
  /**
   * Keeps an upload; null when it is larger than allowed, and then nothing is kept. Throws QuotaMet where its person or
   * store has handed in as much as may be.
   */
  save(
    actor: Actor,
    kind: string,
    /** `bytes` as it was announced, null where it was not. */
    file: { name: string; bytes: number | null },
    body: AsyncIterable<Uint8Array>,
    maxBytes: number,
  ): Promise<{ fileId: string } | null>;
  /**
   * The file behind a signed path, if the path is ours, fresh, and its owner says that this actor may have it now; else
   * null. Throws OwnerAway where the owner cannot say.
   */
  open(actor: Actor, token: string): Promise<OpenedFile | null>;
  /**
   * The picture with this id, if we made it to be shown and its owner says that this actor may have it now; else null.
   * Throws OwnerAway where the owner cannot say.
   */
  openPicture(actor: Actor, fileId: string): Promise<OpenedPicture | null>;
}

/** pino, as far as we use it. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
