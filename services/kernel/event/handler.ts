import { system } from '../actor/actor';
import type { Database } from '../database/database';
import type { Transaction } from '../database/transaction';
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

/** Reacts to one event of another service. Order and repetition must not matter: overwrite if newer. */
export interface EventHandler {
  event: string;
  /** `<service>.on-<event>`: the job's name, and the handler's file. */
  task: string;
  handle(received: ReceivedEvent<unknown>, tools: HandlerTools, ports: Ports): Promise<void>;
}

/** Work a service enqueues for itself (`kernel.enqueue`), such as a mail to send. */
export interface OwnJob {
  task: string;
  run(job: { storeId: string; data: unknown }, tools: HandlerTools): Promise<void>;
}

/** A handler's way to the rows: its service's own role, as the system actor of the event's store. */
export interface HandlerTools {
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** The same in another store: cron has no store of its own and goes through them one by one. */
  inStore(storeId: string): HandlerTools;
}

/** The tools for one delivery: what the audit says is the task's name. */
export function handlerTools(
  database: Database,
  storeId: string,
  task: string,
  requestId: string | null,
): HandlerTools {
  const trace = { operation: task, requestId: requestId ?? '' };
  return {
    write: (work) => database.withActor(system(storeId), trace, work),
    inStore: (other) => handlerTools(database, other, task, requestId),
  };
}
