import { consignorsFileImported } from '../../../schema/events/customers';
import { handles } from '../../kernel/event/handler';

/** The customers of a file are in: now its agreements may follow. */
export const onConsignorsFileImported = handles(consignorsFileImported, async ({ data }, { write }) => {
  await write((tx) => tx.sql('consignment.customers-in', customersInSql, [data.fileId]));
});

// Uploads are kept for a day: what is known of older ones is of no use.
const customersInSql = `
WITH lapsed AS (DELETE FROM consignment.consignors_file WHERE customers_in_at < now() - interval '2 days' AND file_id <> $1)
INSERT INTO consignment.consignors_file (file_id) VALUES ($1) ON CONFLICT (store_id, file_id) DO NOTHING`;
