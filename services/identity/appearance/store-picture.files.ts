import type { FileKinds } from '../../kernel/file/owned';
import { asking } from '../../kernel/permission/rights';
import { rights } from '../rights';

/** A picture of a store in the file store: what staff hand in, and what is made of it. */
export const STORE_PICTURE_FILE = 'store-picture';

/** The columns that name one. */
export const PICTURE_IDS = ['logo_id', 'icon_id', 'touch_icon_id', 'banner_id'] as const;

/** Where everyone finds it. */
export const pathOfPicture = (storeId: string, fileId: string): string => `/${storeId}/look/${fileId}`;

/** Who may hand one in, and who may see one: everyone, as long as the store has it. */
export const storePictureFiles: FileKinds = {
  [STORE_PICTURE_FILE]: {
    mayUpload: asking(rights, 'store.settings'),
    mayDownload: (_actor, { fileId }, read) =>
      read(async (tx) => {
        const text = `SELECT FROM identity.store WHERE $1::uuid IN (${PICTURE_IDS.join(', ')})`;
        return (await tx.sql(text, [fileId])).length > 0;
      }),
  },
};
