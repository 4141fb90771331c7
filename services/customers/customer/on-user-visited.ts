import type { EventHandler } from '../../kernel/event/handler';

/** Identity tells of a visit at most once a day [P8]; an older one never overwrites a newer one. */
export const onUserVisited: EventHandler = {
  event: 'identity.user-visited',
  task: 'customers.on-user-visited',
  async handle(received, { write }) {
    const { customerIds, at } = received.data as { customerIds: string[]; at: string };
    await write((tx) =>
      tx.sql(
        'customers.copy-visit',
        'UPDATE customers.customer SET last_visit_at = $2 WHERE id = ANY($1::uuid[]) AND last_visit_at < $2',
        [customerIds, at],
      ),
    );
  },
};
