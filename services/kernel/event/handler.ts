import { system, type Actor } from '../actor/actor';
import type { Database } from '../database/database';
import type { EventOf, Transaction } from '../database/transaction';
import type { Ports } from '../subgraph/service';

/** An event as a handler receives it: the aggregate's whole relevant state and its version. */
export interface ReceivedEvent<Data> {
  storeId: string;
  event: string;
  aggregateId: string;
  version: number;
  requestId: string | null;
  data: Data;
}

/** Reacts to one event of another service. Order and repetition must not matter: see copyIfNewer. */
export interface EventHandler<Payload = unknown> {
  event: EventOf<Payload>;
  handle(received: ReceivedEvent<Payload>, tools: HandlerTools, ports: Ports): Promise<void>;
}

/** Declares a handler; what it may read is what the event declares. Its file is `on-<event>.ts`. */
export function handles<Payload>(
  event: EventOf<Payload>,
  handle: EventHandler<Payload>['handle'],
): EventHandler {
  // What comes is what was emitted, and that is typed by the same declaration.
  return { event, handle } as EventHandler;
}

/** The job of a handler: `<service>.on-<event>`. */
export function taskOf(service: string, { name }: EventOf<unknown>): string {
  return `${service}.on-${name.slice(name.indexOf('.') + 1)}`;
}

/** Work a service enqueues for itself (`kernel.enqueue`), such as a mail to send. */
export interface OwnJob {
  task: string;
  run(job: { storeId: string; data: unknown }, tools: HandlerTools): Promise<void>;
}

/** A handler's way to the rows: its service's own role, as the system actor of the event's store. */
export interface HandlerTools {
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /**
   * Tells the open pages of those with these ids that something of theirs changed. After the write, so that they find it,
   * and before the event is done: whoever dies between the two is told of it again, and so are they.
   */
  notify(topic: string, ids: readonly string[]): Promise<void>;
  /** The same in another store: cron has no store of its own and goes through them one by one. */
  inStore(storeId: string): HandlerTools;
  /** The same as somebody of the store: a job runs as who started it. */
  as(actor: Actor): HandlerTools;
}

/** The tools for one delivery: what the audit says is the task's name. */
export function handlerTools(
  database: Database,
  storeId: string,
  task: string,
  requestId: string | null,
  actor: Actor = system(storeId),
): HandlerTools {
  const trace = { operation: task, requestId: requestId ?? '' };
  return {
    write: (work) => database.withActor(actor, trace, work),
    notify: async (topic, ids) => {
      // Of nobody is not of everybody.
      if (ids.length > 0) await database.notify({ storeId, topic, ids });
    },
    inStore: (other) => handlerTools(database, other, task, requestId),
    as: (other) => handlerTools(database, storeId, task, requestId, other),
  };
}
