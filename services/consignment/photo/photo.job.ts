import type { Transaction } from '../../kernel/database/transaction';
import type { OwnJob } from '../../kernel/event/handler';
import type { Ports } from '../../kernel/subgraph/service';

const task = 'consignment.see-to-photo';

interface PhotoSeen {
  photoId: string;
  smallId: string;
  /** What it was made of; null where that has been seen to. */
  handedIn: string | null;
}

/**
 * Has the files of a photo seen to when this transaction has ended well: kept while an item has it, and gone with it when
 * none has. Asked for by whoever gives an item a photo or takes one away; null sees to nothing.
 */
export async function seeToPhoto(
  tx: Transaction,
  photoId: string | null,
  handedIn: string | null = null,
): Promise<void> {
  if (photoId === null) return;
  const seen = `json_build_object('photoId', id, 'smallId', small_id, 'handedIn', $2::text)`;
  const text = `SELECT kernel.enqueue('${task}', ${seen}, NULL) FROM consignment.photo WHERE id = $1`;
  await tx.sql(text, [photoId, handedIn]);
}

/**
 * Done twice it is done once, and a kill between its steps leaves what the next run ends. The files are moved while the row
 * is held: of two who see to one photo the second sees what the first has done.
 */
export function photoJob({ files, log }: Pick<Ports, 'files' | 'log'>): OwnJob {
  return {
    task,
    run: async ({ storeId, data }, tools) => {
      const { photoId, smallId, handedIn } = data as PhotoSeen;
      await tools.write(async (tx) => {
        const isUsed = await isStillUsed(tx, photoId);
        for (const each of [photoId, smallId]) {
          await (isUsed ? files.keep(storeId, each) : files.remove(storeId, each));
          if (isUsed && (await files.open(storeId, each)) === null)
            log.error({ storeId, fileId: each }, 'The file of a photo is gone');
        }
      });
      if (handedIn !== null) await files.remove(storeId, handedIn);
    },
  };
}

/** Holds the photo's row, and takes it away where no item has it. */
async function isStillUsed(tx: Transaction, photoId: string): Promise<boolean> {
  const found = await tx.sql('SELECT FROM consignment.photo WHERE id = $1 FOR UPDATE', [photoId]);
  if (found.length === 0) return false;
  const gone = await tx.sql(
    `DELETE FROM consignment.photo p WHERE p.id = $1
       AND NOT EXISTS (SELECT FROM consignment.item i WHERE i.store_id = p.store_id AND i.photo_id = p.id) RETURNING 1`,
    [photoId],
  );
  return gone.length === 0;
}

/** Photos of the last month whose files a sweep leaves alone, however long it takes until they are kept. */
export async function photosToKeep(tx: Transaction): Promise<string[]> {
  const text = `SELECT unnest(ARRAY[id, small_id]) AS id FROM consignment.photo WHERE made_at > now() - interval '30 days'`;
  return (await tx.sql<{ id: string }>(text)).map(({ id }) => id);
}
