import { fingerprint, ImportingStore } from '../testing/importing';
import { customersWorld, type CustomersWorld } from '../testing/world';

let world: CustomersWorld;
let store: ImportingStore;
beforeAll(async () => {
  world = await customersWorld();
});
beforeEach(async () => {
  store = await ImportingStore.open(world);
});
afterAll(() => world.close());

describe('a column that is not in the file', () => {
  const upload7 = (...lines: string[]): Promise<string> => store.upload(Buffer.from(lines.join('\r\n')));

  test('leaves what stands, while a blank cell empties it; the dry run says which is which', async () => {
    await store.importRows('7;Joke;Jansen;Dorp 1;1234 AB;Ede;joke@example.test;0612345678;Ja');
    const narrow = await upload7('Klantnr;Naam;Telefoon;Schoenmaat', '7;de Boer;;43');
    expect(await store.dryRun(narrow)).toMatchObject({
      toUpdate: 1,
      columnsRead: ['Klantnr', 'Naam', 'Telefoon'],
      columnsIgnored: ['Schoenmaat'],
      columnsAbsent: ['Voornaam', 'Adres', 'Postcode', 'Woonplaats', 'E-mail', 'Nieuwsbrief'],
      notes: [],
      firstRows: [
        {
          row: 2,
          cells: [
            { column: 'Klantnr', kind: 'NUMBER', value: '7' },
            { column: 'Naam', kind: 'TEXT', value: 'de Boer' },
            { column: 'Telefoon', kind: 'TEXT', value: null },
          ],
        },
      ],
      changes: [
        {
          row: 2,
          number: 7,
          cells: [
            { column: 'Naam', kind: 'TEXT', before: 'Jansen', after: 'de Boer' },
            { column: 'Telefoon', kind: 'TEXT', before: '0612345678', after: null },
          ],
        },
      ],
    });
    expect(await store.run(narrow)).toMatchObject({ updated: 1 });
    expect(await store.customerOf(7)).toMatchObject({
      ...{
        first_name: 'Joke',
        last_name: 'de Boer',
        billing_street: 'Dorp 1',
        billing_postal_code: '1234 AB',
      },
      ...{ billing_town: 'Ede', email: 'joke@example.test', telephone: '', newsletter: true },
    });
  });

  test('is not what was changed here: staff may have changed it, and the row still counts', async () => {
    await store.importRows('7;Joke;Jansen;;;Ede;;;Ja');
    await store.edit(
      7,
      'firstName: "Joke", lastName: "Jansen", billingAddress: { town: "Edam" }, newsletter: true',
    );
    expect(await store.run(await upload7('Klantnr;Voornaam', '7;Jo'))).toMatchObject({ updated: 1 });
    expect(await store.customerOf(7)).toMatchObject({ first_name: 'Jo', billing_town: 'Edam' });
    expect(await store.faultsOf('7;Jo;Jansen;;;Elst;;;Ja')).toMatchObject([
      { column: 'Woonplaats', code: 'CHANGED_HERE', hint: 'Edam' },
    ]);
  });

  test('may be all but the number: nothing changes, and a new number is a customer with nothing else', async () => {
    await store.importRows('7;Joke;Jansen;Dorp 1;1234 AB;Ede;joke@example.test;0612345678;Ja');
    const before = await store.customerOf(7);
    expect(await store.run(await upload7('Klantnr', '7', '8'))).toMatchObject({
      created: 1,
      updated: 0,
      unchanged: 1,
    });
    expect(await store.customerOf(7)).toEqual(before);
    expect(await store.customerOf(8)).toMatchObject({ first_name: '', email: '', newsletter: false });
  });

  test('can be filled in by the next file that has it', async () => {
    await store.run(await upload7('Klantnr;Voornaam', '7;Joke'));
    expect(await store.importRows('7;Joke;Jansen;;;Ede;;;Ja')).toMatchObject({ updated: 1 });
    expect(await store.customerOf(7)).toMatchObject({
      last_name: 'Jansen',
      billing_town: 'Ede',
      newsletter: true,
    });
  });
});

describe('one file, one verdict', () => {
  test('the customers are written only when the other half of the file has been judged, and is clean', async () => {
    const before = await fingerprint(world);
    const fileId = await store.upload(['7;Joke;Jansen;;;;;;Ja']);
    expect(await store.ask(fileId)).toEqual({ __typename: 'ImportWaiting', missing: 0 });
    expect(await store.ask(fileId)).toEqual({ __typename: 'ImportWaiting', missing: 0 });
    await store.judged(fileId, 3);
    expect(await store.ask(fileId)).toEqual({ __typename: 'ImportFaulty', faultCount: 3 });
    expect(await fingerprint(world)).toEqual(before);
  });

  test('it is judged anew each time, and a verdict on one file says nothing of another', async () => {
    const [one, two] = [await store.upload(['7;Joke;;;;;;;Ja']), await store.upload(['8;Joke;;;;;;;Ja'])];
    await store.ask(one);
    await store.ask(two);
    await store.judged(one, 1);
    expect(await store.ask(one)).toMatchObject({ __typename: 'ImportFaulty' });
    expect(await store.ask(two)).toMatchObject({ __typename: 'ImportWaiting' });
    expect(await store.ask(one)).toMatchObject({ __typename: 'ImportWaiting' });
    await store.judged(one, 0);
    expect(await store.ask(one)).toMatchObject({ created: 1 });
    expect(await store.ask(one)).toMatchObject({ __typename: 'ImportWaiting' });
    expect(await store.customerOf(8)).toBeUndefined();
  });

  test('a verdict that nobody asked for, or that comes twice, writes nothing and opens nothing', async () => {
    const fileId = await store.upload(['7;Joke;;;;;;;Ja']);
    await store.judged(fileId, 0);
    expect(await store.ask(fileId)).toMatchObject({ __typename: 'ImportWaiting' });
    await store.judged(fileId, 2);
    await store.judged(fileId, 0);
    expect(await store.ask(fileId)).toEqual({ __typename: 'ImportFaulty', faultCount: 2 });
  });
});
