import { userVisited } from '../../../schema/events/identity';
import { copyIfNewer } from '../../kernel/event/copy';
import { handles } from '../../kernel/event/handler';

const copyVisits = copyIfNewer<{ customerId: string; at: string }>({
  table: 'customers.customer',
  columns: { customerId: 'id uuid', at: 'last_visit_at timestamptz' },
  key: 'customerId',
  version: 'at',
  onlyKnown: true,
});

/** Identity tells of a visit at most once a day [P8]; an older one never overwrites a newer one. */
export const onUserVisited = handles(userVisited, async ({ data: { customerIds, at } }, { write }) => {
  await write((tx) =>
    copyVisits(
      tx,
      customerIds.map((customerId) => ({ customerId, at })),
    ),
  );
});
