import { forAllTests, forEachTest } from '../../kernel/testing/for-all-tests';
import { newId } from '../../kernel/id/id';
import { ImportingStore } from '../testing/importing';
import { customersWorld } from '../testing/world';

/** The address of somebody who logs in, in a file [R-ID8 R-CU1]. */
const world = forAllTests(() => customersWorld());
const store = forEachTest(() => ImportingStore.open(world));
let version = 0;

const ria = (email: string, telephone = '0611111111'): string => `7950;Ria;Log;;;;${email};${telephone};Nee`;
const email = 'ria.log@example.test';
const changed = 'ria.nieuw@example.test';

/** Identity tells that somebody logs in for a customer with this address, and had others before. */
async function logsIn(number: number, address: string, ...formerly: string[]): Promise<void> {
  const { id } = (await store.customerOf(number)) as { id: string };
  version += 1;
  const users = [{ userId: newId(), email: address, formerly }];
  const logIns = [{ customerId: id, version, logIn: 3, users }];
  await world.tell('customers.on-log-ins-changed', { logIns }, version, store.storeId);
}
const addresses = async (number = 7950): Promise<unknown[]> => {
  const row = await store.customerOf(number);
  return [row?.['email'], row?.['pending_email']];
};
const notesOf = async (...rows: string[]): Promise<unknown> =>
  (await store.dryRun(await store.upload(rows)))['notes'];

test('a blank one is a fault at its cell, and nothing is emptied', async () => {
  await store.importRows(ria(email));
  await logsIn(7950, email);
  expect(await store.faultsOf(ria(''))).toEqual([
    { row: 2, column: 'E-mail', letter: 'G', value: '', code: 'REQUIRED', hint: null },
  ]);
  expect(await store.importRows(ria(''))).toEqual({ __typename: 'ImportFaulty', faultCount: 1 });
  expect(await addresses()).toEqual([email, '']);
});

test('neither may a file take the name of who logs in, while one without the column says nothing of it', async () => {
  await store.importRows(ria(email));
  await logsIn(7950, email);
  expect(await store.faultsOf(`7950;;;;;;${email};0611111111;Nee`)).toMatchObject([
    { column: 'Naam', code: 'REQUIRED' },
  ]);
  const narrow = await store.upload(Buffer.from('Klantnr;Telefoon\r\n7950;0622222222'));
  expect(await store.run(narrow)).toMatchObject({ updated: 1 });
  expect(await store.customerOf(7950)).toMatchObject({ email, last_name: 'Log', telephone: '0622222222' });
});

test('before anybody logs in it may be emptied and changed as any other', async () => {
  await store.importRows(ria(email));
  expect(await store.importRows(ria(changed))).toMatchObject({ updated: 1 });
  expect(await addresses()).toEqual([changed, '']);
  expect(await store.importRows(ria(''))).toMatchObject({ updated: 1 });
  expect(await addresses()).toEqual(['', '']);
});

test('a new one waits until it is confirmed; the dry run says for whom, and the rest of the row counts', async () => {
  await store.importRows(ria(email));
  await logsIn(7950, email);
  const rows = [ria(changed, '0633333333')];
  expect(await notesOf(...rows)).toEqual([{ code: 'EMAIL_WAITS', count: 1, rows: [2] }]);
  expect(await store.importRows(...rows)).toMatchObject({ updated: 1 });
  expect(await addresses()).toEqual([email, changed]);
  expect(await store.customerOf(7950)).toMatchObject({ telephone: '0633333333' });
});

test('asked for once more it is no news, in another row neither; confirmed, the file is right', async () => {
  await store.importRows(ria(email));
  await logsIn(7950, email);
  await store.importRows(ria(changed));
  expect(await store.importRows(ria(changed))).toMatchObject({ unchanged: 1 });
  expect(await store.importRows(ria(changed, '0644444444'))).toMatchObject({ updated: 1 });
  expect(await addresses()).toEqual([email, changed]);
  await logsIn(7950, changed, email);
  expect(await addresses()).toEqual([changed, '']);
  expect(await store.importRows(ria(changed, '0655555555'))).toMatchObject({ updated: 1 });
  expect(await addresses()).toEqual([changed, '']);
});

test('the file that says the old one again withdraws its wish; a third one takes its place', async () => {
  await store.importRows(ria(email));
  await logsIn(7950, email);
  await store.importRows(ria(changed));
  await store.importRows(ria('ria.derde@example.test'));
  expect(await addresses()).toEqual([email, 'ria.derde@example.test']);
  await store.importRows(ria(email));
  expect(await addresses()).toEqual([email, '']);
});

test('what staff asked for meanwhile is not replaced by a file', async () => {
  await store.importRows(ria(email));
  await logsIn(7950, email);
  await store.edit(7950, `firstName: "Ria", lastName: "Log", telephone: "0611111111", email: "${changed}"`);
  expect(await addresses()).toEqual([email, changed]);
  expect(await store.faultsOf(ria(email, '0666666666'))).toMatchObject([
    { column: 'E-mail', code: 'CHANGED_HERE', hint: changed },
  ]);
});

test('the address of somebody who logs in for another customer is said, and the row comes in', async () => {
  await store.importRows(ria(email), '7951;Bo;Vis;;;;bo@example.test;;Nee');
  await logsIn(7951, 'bo.vis@example.test');
  const row = '7952;Jet;Kok;;;;BO.VIS@example.test;;Nee';
  expect(await notesOf(row)).toEqual([{ code: 'EMAIL_LOGS_IN_ELSEWHERE', count: 1, rows: [2] }]);
  expect(await store.importRows(row)).toMatchObject({ created: 1 });
  expect(await addresses(7952)).toEqual(['bo.vis@example.test', '']);
});

test('one that waits to become another customer’s is a fault at its cell, and is given to nobody else', async () => {
  await store.importRows(ria(email));
  await logsIn(7950, email);
  await store.importRows(ria(changed));
  expect(await addresses()).toEqual([email, changed]);
  expect(await store.faultsOf(`7951;Jo;Bos;;;;${changed};;Nee`)).toMatchObject([
    { row: 2, column: 'E-mail', value: changed, code: 'TAKEN' },
  ]);
});
