import type { EventHandler } from '../../kernel/event/handler';
import { readImport } from '../../kernel/import/import';
import { consignorColumns } from './consignor.columns';
import { planConsignors } from './consignor.plan';

/** Customers asks what is wrong with our half of a file. */
export const onConsignorsFileAsked: EventHandler = {
  event: 'customers.consignors-file-asked',
  task: 'consignment.on-consignors-file-asked',
  async handle({ storeId, data }, { write }, { files }) {
    const { fileId } = data as { fileId: string };
    const file = await readImport(files, storeId, fileId, consignorColumns);
    await write(async (tx) => {
      if (file.ok) await planConsignors(tx, file.table);
      // What cannot be read here cannot be written here: one fault, the file itself.
      const faultCount = file.ok ? file.table.faults.length : 1;
      await tx.emit({
        name: 'consignment.consignors-file-judged',
        aggregateId: fileId,
        version: 1,
        payload: { fileId, faultCount },
      });
    });
  },
};
