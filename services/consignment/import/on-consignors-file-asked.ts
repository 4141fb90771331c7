import { consignorsFileJudged } from '../../../schema/events/consignment';
import { consignorsFileAsked } from '../../../schema/events/customers';
import { handles } from '../../kernel/event/handler';
import { readImport } from '../../kernel/import/import';
import { consignorColumns } from './consignor.columns';
import { planConsignors } from './consignor.plan';

/** Customers asks what is wrong with our half of a file. */
export const onConsignorsFileAsked = handles(
  consignorsFileAsked,
  async ({ storeId, data: { fileId } }, { write }, { files }) => {
    const file = await readImport(files, storeId, fileId, consignorColumns);
    await write(async (tx) => {
      if (file.ok) await planConsignors(tx, file.table);
      // What cannot be read here cannot be written here: one fault, the file itself.
      const faultCount = file.ok ? file.table.faults.length : 1;
      await tx.emit(consignorsFileJudged, { id: fileId, version: 1 }, { fileId, faultCount });
    });
  },
);
