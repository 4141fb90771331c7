import { languageChosen } from '../../../schema/events/identity';
import { copyIfNewer } from '../../kernel/event/copy';
import { handles } from '../../kernel/event/handler';

const copyLanguages = copyIfNewer<{ customerId: string; language: string; at: string }>({
  table: 'consignment.customer',
  columns: { customerId: 'id uuid', language: 'language text', at: 'language_at timestamptz' },
  key: 'customerId',
  version: 'at',
  onlyKnown: true,
});

/**
 * Who logs in for a consignor chose a language: mail to them is in it. Of two the one who chose last counts. Who has just
 * registered is not known here yet: it is heard again until they are.
 */
export const onLanguageChosen = handles(
  languageChosen,
  async ({ data: { customerIds, ...chosen } }, { write }) => {
    await write(async (tx) => {
      const known = await tx.sql('SELECT FROM consignment.customer WHERE id = ANY ($1)', [customerIds]);
      if (known.length < new Set(customerIds).size) throw new Error('A customer has not arrived here yet');
      await copyLanguages(
        tx,
        customerIds.map((customerId) => ({ customerId, ...chosen })),
      );
    });
  },
);
