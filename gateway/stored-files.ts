import type { Actor } from '../services/kernel/actor/actor';
import type { Clock } from '../services/kernel/clock/clock';
import { FileTooLarge, type FileStore } from '../services/kernel/file/file';
import { verifyLink, type LinkTarget } from '../services/kernel/link/signed-link';
import type { GatewayFiles } from './ports';

/** What uploads and downloads are made of. */
export interface StoredFilesOptions {
  store: FileStore;
  /** The key with which the services sign links. */
  linkKey: Buffer;
  clock: Clock;
  /** Whether this actor may have this file at this moment. Asked on every request: a link alone is no right. */
  mayHave(actor: Actor, target: LinkTarget): boolean | Promise<boolean>;
}

/** The kernel's file store and signed links, as the gateway uses them. */
export function storedFiles({ store, linkKey, clock, mayHave }: StoredFilesOptions): GatewayFiles {
  return {
    async save(actor, name, body, maxBytes) {
      try {
        return await store.put(actor.storeId, body, { name, maxBytes });
      } catch (error) {
        if (error instanceof FileTooLarge) return null;
        throw error;
      }
    },
    async open(actor, token) {
      const target = verifyLink(linkKey, token, clock.now());
      if (!target || target.storeId !== actor.storeId || !(await mayHave(actor, target))) return null;
      const file = await store.open(actor.storeId, target.fileId);
      return file && { body: file.stream(), size: file.bytes, name: target.name || file.name };
    },
  };
}
