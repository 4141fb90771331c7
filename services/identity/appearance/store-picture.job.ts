import type { Transaction } from '../../kernel/database/transaction';
import type { OwnJob } from '../../kernel/event/handler';
import type { Ports } from '../../kernel/subgraph/service';
import { PICTURE_IDS } from './store-picture.files';

const task = 'identity.see-to-pictures';

interface PicturesSeen {
  /** Those that the store has had or has been given. */
  fileIds: string[];
  /** What they were made of; null where nothing was. */
  handedIn: string | null;
}

/** Has files seen to when this transaction has ended well: kept while the store has them, and gone when it has not. */
export async function seeToPictures(tx: Transaction, seen: PicturesSeen): Promise<void> {
  await tx.sql(`SELECT kernel.enqueue('${task}', $1::json, NULL)`, [JSON.stringify(seen)]);
}

/**
 * Done twice it is done once, and a kill between its steps leaves what the next run ends. The files are moved while the
 * store's row is held: of two who see to one the second sees what the first has done.
 */
export function storePictureJob({ files, log }: Pick<Ports, 'files' | 'log'>): OwnJob {
  return {
    task,
    run: async ({ storeId, data }, tools) => {
      const { fileIds, handedIn } = data as PicturesSeen;
      await tools.write(async (tx) => {
        const used = await picturesOf(tx, true);
        for (const each of fileIds) {
          await (used.includes(each) ? files.keep(storeId, each) : files.remove(storeId, each));
          if (used.includes(each) && (await files.open(storeId, each)) === null)
            log.error({ storeId, fileId: each }, 'The file of a picture is gone');
        }
      });
      if (handedIn !== null) await files.remove(storeId, handedIn);
    },
  };
}

/** Files of the store's pictures: a sweep leaves them alone, however long it takes until they are kept. */
export const picturesToKeep = (tx: Transaction): Promise<string[]> => picturesOf(tx, false);

async function picturesOf(tx: Transaction, isHeld: boolean): Promise<string[]> {
  const text = `SELECT ARRAY[${PICTURE_IDS.join(', ')}] AS ids FROM identity.store ${isHeld ? 'FOR NO KEY UPDATE' : ''}`;
  const [row] = await tx.sql<{ ids: (string | null)[] }>(text);
  return (row?.ids ?? []).filter((each) => each !== null);
}
