import { forAllTests } from '../services/kernel/testing/for-all-tests';
import { company, DAY_MS, noor, registrationShop, storeId } from './registration/shop';

/** What is judged before anything is kept, and what is told when it is confirmed. */
const shop = forAllTests(registrationShop);
const { world } = shop;
const rows = <Row = Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  world.database.admin<Row & Record<string, unknown>>(sql, values);
const HOUR_MS = DAY_MS / 24;
beforeEach(() => world.clock.advance(HOUR_MS));

test('what is missing or wrong is named by its field, of a company its number by its country; a private person needs none', async () => {
  const wrong = async (more: object) => (await shop.register('fout@example.nl', more))['fields'];
  const required = ['firstName', 'lastName', 'street', 'houseNumber', 'postalCode', 'town'];
  const blank = Object.fromEntries(required.map((path) => [path, ' ']));
  expect(await wrong(blank)).toEqual(required.map((path) => ({ path, code: 'REQUIRED' })));
  expect(await wrong({ ...company, companyName: '', organisationNumber: null })).toEqual(
    ['companyName', 'organisationNumber'].map((path) => ({ path, code: 'REQUIRED' })),
  );
  expect(await wrong({ companyName: 'Boer & Zn', organisationNumber: '12345678' })).toEqual(
    ['companyName', 'organisationNumber'].map((path) => ({ path, code: 'NOT_ALLOWED' })),
  );
  for (const [country, organisationNumber] of [
    ['NL', '1234567'],
    ['NO', '923609017'],
    ['SE', '5560360794'],
  ])
    expect(await wrong({ ...company, country, organisationNumber })).toEqual([
      { path: 'organisationNumber', code: 'BAD_FORMAT' },
    ]);
  expect(await wrong({ acceptedTexts: noor.acceptedTexts.slice(1) })).toEqual([
    { path: 'acceptedTexts', code: 'REQUIRED' },
  ]);
  expect(
    await wrong({
      acceptedTexts: [...noor.acceptedTexts.slice(1), { page: 'TERMS', language: 'nl', version: 9 }],
    }),
  ).toEqual([{ path: 'acceptedTexts.1.version', code: 'NOT_ALLOWED' }]);
});

test('customers that were away for an hour make the customer when they are back, once, and staff’s of the same address stays', async () => {
  const email = 'weg@example.nl';
  await shop.register(email);
  await world.settled();
  await rows('REVOKE INSERT ON customers.customer FROM kommis_customers');
  const done = await shop.setPassword(shop.tokenTo(email));
  // Logged in, and for nobody yet: there is nothing to ask the other services for.
  expect(await shop.actorOf(done)).toMatchObject({ kind: 'portal', customerIds: [] });
  const [{ id } = { id: '' }] = await rows<{ id: string }>(
    'SELECT id FROM identity.customer WHERE email = $1',
    [email],
  );
  const failed = () =>
    rows(`SELECT FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
           WHERE t.identifier = 'customers.on-registered' AND j.attempts > 0 AND j.locked_at IS NULL`);
  for (let waited = 0; waited < 100 && (await failed()).length === 0; waited += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await failed()).toHaveLength(1);
  expect(await shop.customer(id)).toBeNull();
  world.clock.advance(HOUR_MS);
  await rows('GRANT INSERT ON customers.customer TO kommis_customers');
  await rows('UPDATE graphile_worker._private_jobs SET run_at = now()');
  await world.settled();
  expect(await shop.customer(id)).toMatchObject({ email, displayName: 'Noor de Boer' });
  expect(await shop.actorOf(done)).toMatchObject({ customerIds: [id] });
  const [told] = await rows(`SELECT c.number FROM customers.customer c WHERE c.id = $1`, [id]);
  const data = {
    ...{
      customerId: id,
      kind: 'PRIVATE',
      firstName: 'Noor',
      lastName: 'de Boer',
      companyName: '',
      organisationNumber: '',
    },
    ...{ email, street: 'x', postalCode: 'x', town: 'x', country: 'NL', language: 'nl', newsletter: '' },
    ...{ askedAt: world.clock.now().toISOString(), confirmedAt: world.clock.now().toISOString() },
  };
  await world.tell('customers.on-registered', { storeId, data });
  expect(await rows(`SELECT c.number FROM customers.customer c WHERE email = $1`, [email])).toEqual([told]);
  const other = '01890000-0000-7000-8000-000000000001';
  await world.tell('customers.on-registered', { storeId, data: { ...data, customerId: other } });
  expect(await shop.customer(other)).toMatchObject({ email: null, displayName: 'Noor de Boer' });
});

test('the language of who registered reaches the mails of every service, though its customer comes there later', async () => {
  await shop.register('sprak@example.nl', { language: 'sv' });
  await world.settled();
  await shop.setPassword(shop.tokenTo('sprak@example.nl'));
  await comesAbout(async () => {
    const [kept] = await rows(`SELECT language FROM consignment.customer WHERE email = 'sprak@example.nl'`);
    expect(kept).toEqual({ language: 'sv' });
  });
});

/** Waits until what is tried again has come about. */
async function comesAbout(holds: () => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await holds();
    } catch (error) {
      if (tries === 100) throw error;
      await rows('UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

test('nothing that a stranger typed is kept beyond its day: not in the history either', async () => {
  await shop.register('vreemd@example.nl', { firstName: 'Vreemde' });
  await world.settled();
  const kept = await rows(
    `SELECT FROM identity.audit WHERE entity = 'registration'
      UNION ALL SELECT FROM identity.audit_personal WHERE changes::text LIKE '%Vreemde%'`,
  );
  expect(kept).toEqual([]);
});

test('with the module off no mail goes any more, and a link that was mailed before makes nobody a customer', async () => {
  const email = 'uit@example.nl';
  await shop.register(email);
  await world.settled();
  const token = shop.tokenTo(email);
  await shop.register('ook@example.nl');
  await shop.extra.changeStore(storeId, { modules: [] });
  await world.settled();
  expect(shop.mailsTo('ook@example.nl')).toEqual([]);
  expect(await shop.setPassword(token)).toMatchObject({ __typename: 'LinkNotValid' });
  expect(await rows(`SELECT FROM identity."user" WHERE email = $1`, [email])).toEqual([]);
  await shop.extra.changeStore(storeId, { modules: ['REGISTRATION'] });
  expect(await shop.setPassword(token)).toMatchObject({ __typename: 'LoggedIn' });
  await world.settled();
});

test('an address that another customer only waits to have is its owner’s to register [R-ID8]', async () => {
  const email = 'wachtend@example.nl';
  await rows(
    `UPDATE customers.customer SET pending_email = $1, version = version + 1 WHERE email = 'uit@example.nl'`,
    [email],
  );
  await rows(`UPDATE identity.customer SET pending_email = $1 WHERE email = 'uit@example.nl'`, [email]);
  await shop.register(email);
  await world.settled();
  expect(await shop.setPassword(shop.tokenTo(email))).toMatchObject({ __typename: 'LoggedIn' });
  await world.settled();
  expect(
    await rows(`SELECT count(*)::int AS times FROM customers.customer WHERE email = $1`, [email]),
  ).toEqual([{ times: 1 }]);
});

test('whose address the shop has, and who cannot log in, is told to ask the shop', async () => {
  await rows(`UPDATE identity.customer SET email = 'klant@example.nl' WHERE email = 'sprak@example.nl'`);
  await shop.register('klant@example.nl');
  await world.settled();
  expect(shop.mailsTo('klant@example.nl').map(({ subject }) => subject)).toEqual([
    'De Ruilhoek kent u al als klant',
  ]);
});

test('who left the newsletter before their customer was made has it off, however the news crosses', async () => {
  const email = 'kruis@example.nl';
  await shop.register(email, { newsletter: true });
  await world.settled();
  await rows('REVOKE INSERT ON customers.customer FROM kommis_customers');
  await shop.setPassword(shop.tokenTo(email));
  const left = new Date(world.clock.now().getTime() + 1000).toISOString();
  const data = { id: '01890000-0000-7000-8000-000000000002', email, customerId: null, at: left, by: 'LINK' };
  await world.tell('customers.on-newsletter-left', { storeId, data });
  await rows('GRANT INSERT ON customers.customer TO kommis_customers');
  await comesAbout(async () => {
    const [made] = await rows(`SELECT newsletter_state AS state FROM customers.customer WHERE email = $1`, [
      email,
    ]);
    expect(made).toEqual({ state: 'OFF' });
  });
});

test('from one network a hundred registrations an hour are taken, and the next is told when to come again', async () => {
  world.clock.advance(2 * HOUR_MS);
  const answers: string[] = [];
  while (answers.length < 120 && answers.at(-1) !== 'TooManyAttempts')
    answers.push((await shop.register(`stroom-${answers.length}@example.nl`)).__typename);
  expect([answers.length, answers.at(-1)]).toEqual([101, 'TooManyAttempts']);
});
