import type { EventHandler } from '../../kernel/event/handler';

/** The customers of a file are in: now its agreements may follow. */
export const onConsignorsFileImported: EventHandler = {
  event: 'customers.consignors-file-imported',
  task: 'consignment.on-consignors-file-imported',
  async handle({ data }, { write }) {
    const { fileId } = data as { fileId: string };
    await write((tx) => tx.sql('consignment.customers-in', customersInSql, [fileId]));
  },
};

// Uploads are kept for a day: what is known of older ones is of no use.
const customersInSql = `
WITH lapsed AS (DELETE FROM consignment.consignors_file WHERE customers_in_at < now() - interval '2 days' AND file_id <> $1)
INSERT INTO consignment.consignors_file (file_id) VALUES ($1) ON CONFLICT (store_id, file_id) DO NOTHING`;
