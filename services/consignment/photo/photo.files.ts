import type { FileKinds } from '../../kernel/file/owned';
import { asking } from '../../kernel/permission/rights';
import { rights } from '../rights';
import { findStore } from '../store/store';
import { letsEnter } from '../store/store.rules';
import { PHOTO_FILE } from './photo.service';

const mayEdit = asking(rights, 'consignment.edit');
const inOpenStore =
  'FROM consignment.photo p JOIN consignment.store s ON s.store_id = p.store_id AND s.is_open';

/** Who may hand a photo in, and who may see one: whose it is the policy says. */
export const photoFiles: FileKinds = {
  [PHOTO_FILE]: {
    mayUpload: (actor, read) =>
      actor.kind === 'portal' ? read(async (tx) => letsEnter(await findStore(tx))) : mayEdit(actor),
    mayDownload: (_actor, { fileId }, read) =>
      read(async (tx) => {
        const text = `SELECT ${inOpenStore} WHERE p.id = $1 UNION ALL SELECT ${inOpenStore} WHERE p.small_id = $1`;
        return (await tx.sql(text, [fileId])).length > 0;
      }),
  },
};
