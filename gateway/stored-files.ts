import type { Clock } from '../services/kernel/clock/clock';
import { FileTooLarge, type FileStore } from '../services/kernel/file/file';
import type { FileOwner } from '../services/kernel/file/owned';
import { verifyLink } from '../services/kernel/link/signed-link';
import { OwnerAway, type GatewayFiles } from './ports';

/** What uploads and downloads are made of. */
export interface StoredFilesOptions {
  store: FileStore;
  /** The key with which the services sign links. */
  linkKey: Buffer;
  clock: Clock;
  /** Every service: each answers for its own files, on every request. */
  owners: readonly FileOwner[];
}

/** The kernel's file store and signed links, as the gateway uses them. It knows no rule: the owner of a file answers. */
export function storedFiles({ store, linkKey, clock, owners }: StoredFilesOptions): GatewayFiles {
  const uploadOwner = (kind: string): FileOwner | undefined =>
    owners.find(({ uploads }) => uploads.includes(kind));
  return {
    async mayUpload(actor, kind) {
      return answered(uploadOwner(kind)?.mayUpload(actor, kind));
    },
    async save(actor, kind, { name, bytes }, body, maxBytes) {
      const owner = uploadOwner(kind)?.name ?? '';
      // Whoever has no id of their own shares a quota with all who have none.
      const handedIn = { by: actor.userId ?? '', bytes };
      try {
        return await store.put(actor.storeId, body, { name, maxBytes, owner, kind, keep: false, handedIn });
      } catch (error) {
        if (error instanceof FileTooLarge) return null;
        throw error;
      }
    },
    async open(actor, token) {
      const target = verifyLink(linkKey, token, clock.now());
      if (!target || target.storeId !== actor.storeId) return null;
      const { owner, kind, fileId } = target;
      const service = owners.find(({ name }) => name === owner);
      if (!(await answered(service?.mayDownload(actor, { fileId, kind })))) return null;
      const file = await store.open(actor.storeId, fileId);
      // What the link says of a file is what its owner was asked about.
      if (file === null || file.owner !== owner || file.kind !== kind) return null;
      return { body: file.stream(), size: file.bytes, name: target.name || file.name };
    },
    async openPicture(actor, fileId) {
      const file = await store.open(actor.storeId, fileId);
      if (file?.shownAs === undefined) return null;
      const service = owners.find(({ name }) => name === file.owner);
      if (!(await answered(service?.mayDownload(actor, { fileId, kind: file.kind })))) return null;
      return { body: file.stream(), size: file.bytes, name: file.name, type: file.shownAs };
    },
  };
}

async function answered(asked: Promise<boolean> | undefined): Promise<boolean> {
  try {
    return (await asked) ?? false;
  } catch (error) {
    throw new OwnerAway('The owner of a file does not answer', { cause: error });
  }
}
