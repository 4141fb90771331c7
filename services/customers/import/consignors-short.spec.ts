import { forAllTests, forEachTest } from '../../kernel/testing/for-all-tests';
import { header, ImportingStore } from '../testing/importing';
import { customersWorld } from '../testing/world';

const world = forAllTests(() => customersWorld());
const store = forEachTest(() => ImportingStore.open(world));

describe('a row that ends early', () => {
  test('says nothing of the columns it does not reach: nothing is emptied', async () => {
    await store.importRows('7;Joke;Jansen;Dorpsweg 1;7001 AB;Plaats;joke@example.test;06;Ja');
    const before = await store.customerOf(7);
    const short = Buffer.from(`${header}\r\n7;Joke;de Boer\r\n`);
    expect(await store.run(await store.upload(short))).toMatchObject({ updated: 1 });
    expect(await store.customerOf(7)).toMatchObject({
      ...{ last_name: 'de Boer', email: 'joke@example.test', telephone: '06', newsletter_state: 'ON' },
      ...{ billing_street: before?.['billing_street'], billing_town: 'Plaats' },
    });
  });

  test('and ends the file too is a fault: the file was not handed over whole', async () => {
    const cut = Buffer.from(`${header}\r\n7;Joke;Jansen;;;;;;Ja\r\n8;Ria;Lo`);
    expect((await store.dryRun(await store.upload(cut)))['faults']).toMatchObject([
      { row: 3, column: 'Adres', letter: 'D', code: 'CUT_OFF' },
    ]);
  });
});
