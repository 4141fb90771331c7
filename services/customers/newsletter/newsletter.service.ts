import {
  connectionOf,
  countUpTo,
  keysetSql,
  pageOf,
  type PageArguments,
} from '../../kernel/connection/connection';
import type { Connection } from '../../kernel/connection/connection-type';
import { Places } from '../../kernel/connection/statement';
import type { Call } from '../../kernel/database/call';
import { notFound } from '../../kernel/refusal/refusal';
import type { Ports } from '../../kernel/subgraph/service';
import { plainLine } from '../../kernel/text/text';
import type { NewsletterSubscriberFilter } from './newsletter.input';
import { HAS_NO_SAY } from './newsletter.rows';
import { subscriberRows, SubscriberState, type NewsletterSubscriber, UnsubscribedBy } from './subscriber';

const DEFAULT_PAGE = 20;
const listed = subscriberRows.as('s');

/** Who agreed to the newsletter beside the customers [U10]. */
export class NewsletterService {
  constructor(private readonly ports: Pick<Ports, 'clock'>) {}

  /** Subscribers, the last who came first. */
  async list(
    call: Call,
    filter: NewsletterSubscriberFilter,
    args: PageArguments,
  ): Promise<Connection<NewsletterSubscriber>> {
    const page = pageOf(args, DEFAULT_PAGE);
    const places = new Places();
    const where = `customers.subscriber s WHERE ${conditionOf(filter, places)}`;
    const values = [...places.values];
    const keyset = keysetSql(page, 's.id', 's.id', 'DESC', 'uuid', values.length + 2);
    const rows = await call.read((tx) =>
      tx.sql<{ id: string }>(
        `SELECT ${listed.columns} FROM ${where} ${keyset.where} ${keyset.order} LIMIT $${values.length + 1}`,
        [...values, page.size + 1, ...(page.key ?? [])],
      ),
    );
    return {
      ...connectionOf(page, rows, (row) => [row.id, row.id], listed.of),
      count: () => call.read((tx) => countUpTo(tx, where, values)),
    };
  }

  /** Ends the newsletter of one, at the word of staff. */
  async unsubscribe(call: Call, id: string): Promise<NewsletterSubscriber> {
    return call.write(async (tx) => {
      const subscriber = await subscriberRows.lock(tx, id);
      if (subscriber === null) throw notFound();
      if (subscriber.state === SubscriberState.UNSUBSCRIBED) return subscriber;
      const now = this.ports.clock.now();
      const ended = {
        ...{ state: SubscriberState.UNSUBSCRIBED, unsubscribedAt: now },
        ...{ unsubscribedBy: UnsubscribedBy.STAFF, doneAt: now },
      };
      await subscriberRows.update(tx, id, ended);
      return { ...subscriber, ...ended };
    });
  }
}

function conditionOf({ state, email }: NewsletterSubscriberFilter, places: Places): string {
  const part = plainLine(email);
  return [
    HAS_NO_SAY,
    ...(state == null ? [] : [`s.state = ${places.of(state, 'text')}`]),
    ...(part === '' ? [] : [`strpos(kernel.fold(s.email), kernel.fold(${places.of(part, 'text')})) > 0`]),
  ].join(' AND ');
}
