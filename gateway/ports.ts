import type { Readable } from 'node:stream';
import type { Actor } from '../services/kernel/actor/actor';

/** Bytes on their way out. */
export interface OpenedFile {
  body: Readable;
  size: number;
  name: string;
}

/** What the gateway needs of the place where files are kept. */
export interface GatewayFiles {
  /** Keeps an upload; null when it is larger than allowed, and then nothing is kept. */
  save(
    actor: Actor,
    name: string,
    body: AsyncIterable<Uint8Array>,
    maxBytes: number,
  ): Promise<{ fileId: string } | null>;
  /** The file behind a signed path, if the path is ours, fresh, and this actor may have it now; else null. */
  open(actor: Actor, token: string): Promise<OpenedFile | null>;
}

/** pino, as far as we use it. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
