import { consignorsFileJudged } from '../../../schema/events/consignment';
import { handles } from '../../kernel/event/handler';

/** Consignment has judged its half of a consignors file. */
export const onConsignorsFileJudged = handles(consignorsFileJudged, async ({ data }, { write }) => {
  await write((tx) =>
    tx.sql(
      'customers.consignors-file-judged',
      'UPDATE customers.consignors_file SET fault_count = $2 WHERE file_id = $1 AND fault_count IS NULL',
      [data.fileId, data.faultCount],
    ),
  );
});
