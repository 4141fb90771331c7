import type { OpenService } from '../../kernel/subgraph/service';
import type { TestWorld } from '../../kernel/testing/open';

/** Tells the customers service of a store, as identity's event does. */
export async function arriveStore(
  world: TestWorld<OpenService>,
  storeId: string,
  language = 'nl',
): Promise<void> {
  const task = world.services['customers']?.tasks['customers.on-store-changed'];
  const data = { id: storeId, name: 'De Ruilhoek', language, timeZone: 'Europe/Amsterdam', currency: 'EUR' };
  await task?.(
    { storeId, event: 'identity.store-changed', aggregateId: '', version: 1, requestId: null, data },
    {} as never,
  );
}
