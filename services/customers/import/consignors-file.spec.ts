import { forAllTests, forEachTest } from '../../kernel/testing/for-all-tests';
import { newId } from '../../kernel/id/id';
import { fingerprint, ImportingStore } from '../testing/importing';
import { customersWorld } from '../testing/world';

const world = forAllTests(() => customersWorld());
const store = forEachTest(() => ImportingStore.open(world));

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
      ...{ billing_town: 'Ede', email: 'joke@example.test', telephone: '', newsletter_state: 'ON' },
    });
  });

  test('says that the newsletter is wanted, or not any more: the source is the import, and what stood already stays as it was said', async () => {
    await store.importRows('7;Joke;Jansen;;;;;;Ja', '8;Piet;Smit;;;;;;Nee', '9;An;Vos;;;;;;Nee');
    const consentOf = async (number: number): Promise<unknown[]> => {
      const customer = (await store.customerOf(number)) ?? {};
      return ['state', 'source', 'since'].map((part) => customer[`newsletter_${part}`]);
    };
    const brought = await consentOf(7);
    expect(brought).toEqual(['ON', 'IMPORT', expect.any(Date)]);
    expect(await consentOf(8)).toEqual(['OFF', '', -Infinity]);
    await store.edit(8, 'newsletter: { state: ON, source: PAPER }');
    const signed = await consentOf(8);
    // Each row says something else that is new.
    await store.importRows('7;Joke;de Boer;;;;;;Ja', '8;Piet;de Boer;;;;;;Ja', '9;An;de Boer;;;;;;Ja');
    expect([await consentOf(7), await consentOf(8)]).toEqual([brought, signed]);
    expect(await consentOf(9)).toEqual(['ON', 'IMPORT', expect.any(Date)]);
    await store.importRows('7;Joke;de Boer;;;;;;Nee');
    expect(await consentOf(7)).toEqual(['OFF', '', expect.any(Date)]);
    expect(await store.customerOf(9)).toMatchObject({ last_name: 'de Boer' });
  });

  test('is not what was changed here: staff may have changed it, and the row still counts', async () => {
    await store.importRows('7;Joke;Jansen;;;Ede;;;Ja');
    await store.edit(
      7,
      'firstName: "Joke", lastName: "Jansen", billingAddress: { town: "Edam" }, newsletter: { state: ON, source: PAPER }',
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
    expect(await store.customerOf(8)).toMatchObject({ first_name: '', email: '', newsletter_state: 'OFF' });
  });

  test('can be filled in by the next file that has it', async () => {
    await store.run(await upload7('Klantnr;Voornaam', '7;Joke'));
    expect(await store.importRows('7;Joke;Jansen;;;Ede;;;Ja')).toMatchObject({ updated: 1 });
    expect(await store.customerOf(7)).toMatchObject({
      last_name: 'Jansen',
      billing_town: 'Ede',
      newsletter_state: 'ON',
    });
  });
});

describe('one file, one verdict', () => {
  const started = async (fileId: string): Promise<string> => String((await store.start(fileId))['id']);

  test('the customers are written only when the other half of the file has been judged, and is clean', async () => {
    const before = await fingerprint(world);
    const id = await started(await store.upload(['7;Joke;Jansen;;;;;;Ja']));
    expect(await store.job(id)).toMatchObject({ state: 'JUDGING', done: 0, endedAt: null });
    await store.judged(id, 3);
    expect(await store.job(id)).toMatchObject({ state: 'REFUSED', faultCount: 3 });
    expect(await fingerprint(world)).toEqual(before);
  });

  test('it is judged anew each time, and a verdict on one import says nothing of another', async () => {
    const [one, two] = [await store.upload(['7;Joke;;;;;;;Ja']), await store.upload(['8;Joke;;;;;;;Ja'])];
    const first = await started(one);
    await store.judged(first, 1);
    expect(await store.job(first)).toMatchObject({ state: 'REFUSED' });
    const second = await started(two);
    await store.judged(first, 0);
    expect(await store.job(second)).toMatchObject({ state: 'JUDGING' });
    await store.judged(second, 1);
    expect(await store.job(second)).toMatchObject({ state: 'REFUSED', faultCount: 1 });
    const again = await started(one);
    expect(await store.job(again)).toMatchObject({ state: 'JUDGING' });
    expect(await store.toEnd(again)).toMatchObject({ state: 'DONE', parts: [{ created: 1 }, {}] });
    expect(await store.customerOf(8)).toBeUndefined();
  });

  test('a verdict that nobody asked for, or that comes twice, writes nothing and opens nothing', async () => {
    const fileId = await store.upload(['7;Joke;;;;;;;Ja']);
    await store.judged(newId(), 0);
    const id = await started(fileId);
    expect(await store.job(id)).toMatchObject({ state: 'JUDGING' });
    await store.judged(id, 2);
    expect(await store.job(id)).toMatchObject({ state: 'REFUSED', faultCount: 2 });
    await store.judged(id, 0);
    expect(await store.job(id)).toMatchObject({ state: 'REFUSED', faultCount: 2 });
    expect(await store.customerOf(7)).toBeUndefined();
  });
});

describe('one at a time', () => {
  const rows = (count: number): string[] =>
    Array.from({ length: count }, (_each, at) => `${7000 + at};Rij;${at};;;;;;`);

  test('a second start, by whom and of whatever file, names the one that is under way', async () => {
    const [one, two] = [await store.upload(rows(3)), await store.upload(rows(4))];
    const starts = [
      store.start(one),
      store.start(one),
      store.start(two),
      store.start(two, store.staff, 'STOCK'),
    ];
    const answers = await Promise.all(starts);
    const jobs = answers.filter(({ __typename }) => __typename === 'Job');
    expect(jobs).toHaveLength(1);
    const running = { id: jobs[0]?.['id'], startedBy: 'Els de Wit' };
    for (const other of answers.filter((each) => each !== jobs[0]))
      expect(other).toMatchObject({ __typename: 'JobRunning', running });
    await store.toEnd(String(jobs[0]?.['id']));
    const stock = await store.start(two, store.staff, 'STOCK');
    expect(stock).toMatchObject({ __typename: 'Job', kind: 'STOCK' });
    expect(await store.start(one)).toMatchObject({ __typename: 'JobRunning', running: { id: stock['id'] } });
    await store.answer(String(stock['id']), { state: 'DONE' });
    expect(await store.job(String(stock['id']))).toMatchObject({ state: 'DONE' });
    expect(await store.run(one)).toMatchObject({ __typename: 'ImportDone' });
  });

  test('neither does one of another store stand in the way, nor is it seen', async () => {
    const elsewhere = await ImportingStore.open(world);
    const id = await started(await store.upload(rows(1)));
    expect(await elsewhere.run(await elsewhere.upload(rows(2)))).toMatchObject({ created: 2 });
    expect(await elsewhere.job(id)).toBeNull();
    const stop = 'mutation ($id: UUID!) { stopJob(input: { jobId: $id }) { __typename } }';
    expect(await world.ask(elsewhere.staff, stop, { id })).toEqual({ __typename: 'NotFound' });
    expect(await store.toEnd(id)).toMatchObject({ state: 'DONE' });
  });
  const started = async (fileId: string): Promise<string> => String((await store.start(fileId))['id']);

  test('stopped while it is judged, nothing is written, and consignment has the last word', async () => {
    const before = await fingerprint(world);
    const id = await started(await store.upload(rows(2)));
    const stop = `mutation ($id: UUID!) { stopJob(input: { jobId: $id }) { __typename ... on Job { stopAsked } } }`;
    expect(await world.ask(store.staff, stop, { id })).toEqual({ __typename: 'Job', stopAsked: true });
    await world.ask(store.staff, stop, { id });
    expect(await store.job(id)).toMatchObject({ state: 'JUDGING', stopAsked: true });
    await store.answer(id, { state: 'STOPPED' });
    expect(await store.job(id)).toMatchObject({ state: 'STOPPED' });
    expect(await fingerprint(world)).toEqual(before);
  });

  test('what staff saved between the verdict and the writing is left out and said; the same file completes it', async () => {
    await store.importRows(...rows(3));
    const changed = rows(3).map((row) => row.replace(';Rij;', ';Rij 2;'));
    const fileId = await store.upload(changed);
    const id = await started(fileId);
    expect(await store.job(id)).toMatchObject({ state: 'JUDGING', faultCount: 0 });
    await store.edit(7001, 'firstName: "Anders", lastName: "1"');
    expect(await store.toEnd(id)).toMatchObject({
      state: 'PARTLY',
      faultCount: 1,
      faults: [{ row: 3, column: 'Voornaam', code: 'CHANGED_HERE', value: 'Rij 2' }],
      parts: [{ name: 'CUSTOMERS', done: 3, total: 3, updated: 2 }, { name: 'AGREEMENTS' }],
    });
    expect(await store.customerOf(7001)).toMatchObject({ first_name: 'Anders' });
    await store.edit(7001, 'firstName: "Rij 2", lastName: "1"');
    expect(await store.run(fileId)).toMatchObject({ __typename: 'ImportDone', unchanged: 3 });
  });

  test('it runs as who started it, with what they were allowed then, and says so in the history', async () => {
    const clerk = { ...store.staff, rights: ['import'], name: 'Daan Visser' };
    await store.run(await store.upload(rows(1)), clerk);
    const audited = await world.database.admin(
      `SELECT DISTINCT actor_kind, actor_id, actor_name, operation FROM customers.audit JOIN customers.audit_personal USING (store_id, id)
        WHERE store_id = $1 AND entity = 'customer'`,
      [store.storeId],
    );
    expect(audited).toEqual([
      {
        actor_kind: 'staff',
        actor_id: clerk.userId,
        actor_name: 'Daan Visser',
        operation: 'customers.run-job',
      },
    ]);
  });
});
