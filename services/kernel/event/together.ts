import { setImmediate as tick } from 'node:timers/promises';
import { Turns } from '../work/turns';
import type { EventHandler, ReceivedEvent } from './handler';
import { rowsAChunk } from './chunks';

/** How many pieces of background work of one service run at once: each holds one of its ten connections. */
const AT_ONCE = 4;

/** Background work waits as long as it takes, however much there is. */
const limits = {
  ...{ atOnce: AT_ONCE, atOnceALane: AT_ONCE, seats: Infinity, seatsALane: Infinity },
  ...{ patienceMs: Infinity, retryAfterSeconds: 1 },
};

type Received = ReceivedEvent<unknown>;

interface Waiting {
  received: Received;
  done(): void;
  failed(error: unknown): void;
}

/**
 * A service's background work, so much at a time. Events that carry a list are handled together where several of a store
 * wait: most of what follows a change is what a transaction costs, and twenty things cost hardly more than one.
 */
export class Together {
  private readonly turns = new Turns(limits);
  private readonly waiting = new Map<string, Waiting[]>();

  /** Work that is done by itself. */
  alone<T>(storeId: string, work: () => Promise<T>): Promise<T> {
    return this.turns.takePatiently(storeId, work);
  }

  /** One event's delivery, with others of its kind and store where there are any; each ends as if it were alone. */
  deliver(
    event: EventHandler['event'],
    received: Received,
    handle: (received: Received) => Promise<void>,
  ): Promise<void> {
    const key = `${received.storeId} ${event.name}`;
    return new Promise((done, failed) => {
      const queue = this.waiting.get(key);
      const delivery = { received, done, failed };
      if (queue !== undefined) return void queue.push(delivery);
      this.waiting.set(key, [delivery]);
      void this.work(key, received.storeId, event, handle);
    });
  }

  private async work(
    key: string,
    storeId: string,
    event: EventHandler['event'],
    handle: (received: Received) => Promise<void>,
  ): Promise<void> {
    for (;;) {
      await this.turns.takePatiently(storeId, async () => {
        // Whoever is on the way at this moment comes along.
        await tick();
        await handleAll(this.next(key, event), event, handle);
      });
      if (this.waiting.get(key)?.length === 0) return void this.waiting.delete(key);
    }
  }

  /** Those who wait, in order: as many as one transaction should write, and at least one. */
  private next(key: string, event: EventHandler['event']): Waiting[] {
    const queue = this.waiting.get(key) ?? [];
    let rows = 0;
    const fitting = queue.findIndex((each) => (rows += rowsOf(event, each.received).length) > rowsAChunk);
    return queue.splice(0, fitting === -1 ? queue.length : Math.max(fitting, 1));
  }
}

async function handleAll(
  deliveries: Waiting[],
  event: EventHandler['event'],
  handle: (received: Received) => Promise<void>,
): Promise<void> {
  try {
    await handle(merged(deliveries, event));
    for (const { done } of deliveries) done();
  } catch (error) {
    const [first, ...others] = deliveries;
    if (others.length === 0) return first?.failed(error);
    // One of them is the reason: it shall not keep the others from being heard.
    for (const each of deliveries) await handleAll([each], event, handle);
  }
}

/** One event that says what several said: of who stands in more than one of them, what is newest. */
function merged(deliveries: Waiting[], event: EventHandler['event']): Received {
  const [first, ...others] = deliveries.map(({ received }) => received);
  if (first === undefined || event.list === undefined)
    throw new Error(`${event.name} is not delivered together`);
  if (others.length === 0) return first;
  const { name, key } = event.list;
  const newest = new Map<unknown, Row>();
  for (const row of [first, ...others].flatMap((each) => rowsOf(event, each))) {
    const known = newest.get(row[key]);
    if (known === undefined || Number(known['version']) < Number(row['version'])) newest.set(row[key], row);
  }
  // What was asked for by several is traced to none of them; each one's own service says who asked.
  const requestId = others.every((each) => each.requestId === first.requestId) ? first.requestId : null;
  return { ...first, requestId, data: { [name]: [...newest.values()] } };
}

type Row = Record<string, unknown>;

function rowsOf({ list }: EventHandler['event'], { data }: Received): Row[] {
  return list === undefined ? [] : ((data as Record<string, Row[]>)[list.name] ?? []);
}
