import type { EventHandler } from '../../kernel/event/handler';

/** Consignment has judged its half of a consignors file. */
export const onConsignorsFileJudged: EventHandler = {
  event: 'consignment.consignors-file-judged',
  task: 'customers.on-consignors-file-judged',
  handle: async ({ data }, { write }) => {
    const { fileId, faultCount } = data as { fileId: string; faultCount: number };
    await write((tx) =>
      tx.sql(
        'customers.consignors-file-judged',
        'UPDATE customers.consignors_file SET fault_count = $2 WHERE file_id = $1 AND fault_count IS NULL',
        [fileId, faultCount],
      ),
    );
  },
};
