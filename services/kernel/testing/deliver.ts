import type { OpenService } from '../subgraph/service';
import type { TestWorld } from './open';

/** Hands an event to one task, as the worker would; for events of services that a spec does not open. */
export async function deliver(
  world: TestWorld<OpenService>,
  task: string,
  event: { storeId: string; version?: number; data: unknown },
): Promise<void> {
  const run = world.services[task.split('.')[0] ?? '']?.tasks[task];
  if (run === undefined) throw new Error(`No service of this world has the task ${task}`);
  const received = { event: 'spec', aggregateId: '', version: 1, requestId: null, ...event };
  // A task of ours asks nothing of the job library.
  await run(received, {} as never);
}
