import { forAllTests } from '../../kernel/testing/for-all-tests';
import { ImportingStore } from '../testing/importing';
import { customersWorld } from '../testing/world';

const world = forAllTests(() => customersWorld());

test('a store without consignment imports neither consignors nor stock, and a dry run says so too [N21]', async () => {
  const store = await ImportingStore.open(world);
  await world.storeArrives('customers', store.storeId, { version: 2, modules: [] });
  const fileId = await store.upload(['1;Jan;Bos;;;;;;']);
  for (const kind of ['CONSIGNORS', 'STOCK'])
    expect(await store.start(fileId, store.staff, kind)).toMatchObject({ __typename: 'ModuleOff' });
  expect(await store.dryRun(fileId)).toMatchObject({ __typename: 'ModuleOff' });
  expect(await world.ask(store.staff, '{ jobs { id } }')).toEqual([]);
  expect(await world.ask(store.staff, '{ customers { total { count } } }')).toEqual({ total: { count: 0 } });
});
