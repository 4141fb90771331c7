import { newsletterTexts } from '../schema/newsletter';
import { hashing } from '../services/identity/login/hashing';
import { visitor } from '../services/kernel/actor/actor';
import { forAllTests } from '../services/kernel/testing/for-all-tests';
import {
  anybody,
  company,
  DAY_MS,
  goodPassword,
  noor,
  owner,
  registrationShop,
  storeId,
} from './registration/shop';

/** Who registers is let in by one service and becomes a customer in another: what holds once everything has been told. */
const shop = forAllTests(registrationShop);
const { world } = shop;
const rows = <Row = Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  world.database.admin<Row & Record<string, unknown>>(sql, values);
const HOUR_MS = DAY_MS / 24;
beforeEach(() => world.clock.advance(HOUR_MS));

test('a private person registers, is shown what they typed and nothing else, confirms once, and is a customer in the default group [U13 U15 U17]', async () => {
  const email = 'noor@example.nl';
  const answer = await shop.register(' NOOR@example.nl ');
  expect(answer).toMatchObject({ __typename: 'Registered' });
  expect(Date.parse(String(answer['expiresAt'])) - world.clock.now().getTime()).toBe(DAY_MS);
  const waiting = await shop.actorOf(answer);
  expect(waiting).toEqual({ ...anybody, sessionId: waiting.sessionId });
  expect(waiting.sessionId).not.toBeNull();
  const { acceptedTexts: _texts, language: _language, ...typed } = noor;
  expect(await shop.pending(waiting)).toEqual({
    ...typed,
    email,
    companyName: null,
    organisationNumber: null,
  });
  for (const other of [anybody, visitor('10007'), owner])
    await expect(shop.pending(other).catch(() => null)).resolves.toBeNull();
  await world.settled();
  expect(shop.mailsTo(email).map(({ kind, subject }) => [kind, subject])).toEqual([
    ['registration', 'Bevestig uw registratie bij De Ruilhoek'],
  ]);
  const token = shop.tokenTo(email);
  const look = 'query ($token: String!) { link(token: $token) { purpose email name } }';
  for (let times = 0; times < 3; times += 1)
    expect(await shop.ask('identity', look, { token })).toEqual({
      ...{ purpose: 'REGISTRATION', email, name: 'Noor de Boer' },
    });
  expect(await shop.ask('identity', look, { token }, visitor('10007'))).toBeNull();
  expect(await rows(`SELECT FROM identity."user" WHERE email = $1`, [email])).toEqual([]);
  expect(await shop.setPassword(token, 'Noor de Boer 1')).toEqual({
    __typename: 'PasswordTooWeak',
    code: 'TOO_COMMON',
  });
  const done = await shop.setPassword(token);
  expect(done).toMatchObject({ __typename: 'LoggedIn', viewer: { user: { email, activated: true } } });
  expect(await shop.actorOf(answer)).toEqual(anybody);
  await world.settled();
  const { customerIds } = await shop.actorOf(done);
  expect(await shop.customer(customerIds[0] ?? '')).toEqual({
    ...{ number: 1001, kind: 'PRIVATE', displayName: 'Noor de Boer', firstName: 'Noor', lastName: 'de Boer' },
    ...{ companyName: null, organisationNumber: null, email, sameOrganisationNumber: [] },
    billingAddress: { street: 'Oudegracht 12 bis', postalCode: '3511 AA', town: 'Utrecht', country: 'NL' },
    newsletter: { state: 'OFF', source: null },
    ...{ defaultGroup: { kind: 'STORE_DEFAULT' }, groups: [{ kind: 'STORE_DEFAULT' }] },
  });
  expect(
    await rows(
      'SELECT email, role, c.log_in_told, c.users_told <> $1 AS told FROM identity.customer c JOIN identity.customer_user l ON l.customer_id = c.id WHERE c.id = $2',
      ['[]', customerIds[0]],
    ),
  ).toEqual([{ email, role: 'BUYER', log_in_told: 3, told: true }]);
  expect(await rows(`SELECT page, version, place FROM identity.text_acceptance ORDER BY page`)).toEqual([
    { page: 'PRIVACY', version: 1, place: 'REGISTRATION' },
    { page: 'TERMS', version: 1, place: 'REGISTRATION' },
  ]);
  expect(await shop.setPassword(token)).toEqual({ __typename: 'LinkNotValid', expired: true });
});

test('a company lands in B2B with its number in one spelling and its contact as admin; a number that is known leads to nobody, and staff see whose it is [U14 R-ID3]', async () => {
  const first = await shop.comes('boer@example.nl', company);
  expect(await shop.customer(first)).toMatchObject({
    ...{ kind: 'COMPANY', displayName: 'Boer & Zn', firstName: 'Noor', organisationNumber: '12345678' },
    ...{ defaultGroup: { kind: 'B2B' }, groups: [{ kind: 'B2B' }], sameOrganisationNumber: [] },
  });
  expect(await rows('SELECT role FROM identity.customer_user WHERE customer_id = $1', [first])).toEqual([
    { role: 'COMPANY_ADMIN' },
  ]);
  const second = await shop.comes('bakker@example.nl', {
    ...company,
    companyName: 'Bakker BV',
    organisationNumber: '12345678',
  });
  expect(second).not.toBe(first);
  expect(await shop.customer(second)).toMatchObject({
    sameOrganisationNumber: [{ displayName: 'Boer & Zn' }],
  });
  expect(await shop.customer(first)).toMatchObject({
    sameOrganisationNumber: [{ displayName: 'Bakker BV' }],
  });
});

test('the newsletter counts from the confirmation, with the sentence that was agreed to; unticked it is off, and refused where the store has none [U16]', async () => {
  await shop.register('brief@example.nl', { newsletter: true });
  await world.settled();
  expect(await rows(`SELECT FROM customers.subscriber`)).toEqual([]);
  const id = await shop.comes('brief-2@example.nl', { newsletter: true });
  expect(await shop.customer(id)).toMatchObject({ newsletter: { state: 'ON', source: 'REGISTRATION' } });
  expect(await rows('SELECT email, state, place, agreed_to, customer_id FROM customers.subscriber')).toEqual([
    {
      email: 'brief-2@example.nl',
      state: 'CONFIRMED',
      place: 'REGISTRATION',
      agreed_to: newsletterTexts.nl,
      customer_id: id,
    },
  ]);
  const footer = (newsletter: boolean) =>
    shop.mutate({ name: 'updateStoreFooter', input: 'UpdateStoreFooterInput' }, { newsletter }, owner);
  await footer(false);
  expect(await shop.register('brief-3@example.nl', { newsletter: true })).toEqual({
    ...{ __typename: 'InvalidInput', fields: [{ path: 'newsletter', code: 'NOT_ALLOWED' }] },
  });
  await footer(true);
});

describe('an address that is known [R-ID2 R-ID3]', () => {
  const known = async (email: string, activate = true): Promise<void> => {
    await shop.mutate(
      { name: 'createCustomer', input: 'CreateCustomerInput' },
      { kind: 'PRIVATE', lastName: 'Bos', email },
      owner,
      'customers',
    );
    await world.settled();
    if (activate) await shop.extra.activateUser(storeId, email, goodPassword);
  };

  test('gets the same answer and the same session; its owner a mail with where to log in, and no link ever comes of what was typed', async () => {
    await known('bekend@example.nl');
    const seen = [];
    for (const email of ['bekend@example.nl', 'onbekend@example.nl']) {
      const answer = await shop.register(email);
      const actor = await shop.actorOf(answer);
      const again = await shop.sendAgain(actor);
      await world.settled();
      const text = JSON.stringify([
        Object.keys(answer),
        answer.__typename,
        await shop.pending(actor),
        again,
        Object.entries(actor),
      ]);
      seen.push(text.replaceAll(email, '…').replaceAll(String(actor.sessionId), '…'));
    }
    expect(seen[0]).toBe(seen[1]);
    expect(shop.mailsTo('onbekend@example.nl').map(({ kind }) => kind)).toEqual([
      'registration',
      'registration',
    ]);
    const [mail, ...more] = shop.mailsTo('bekend@example.nl');
    expect([mail?.kind, more.length]).toEqual(['registration-known', 1]);
    expect(mail?.text).toContain('http://localhost:3000/30042\n');
    expect(mail?.text).not.toMatch(/token|Noor|Oudegracht/);
    expect(
      await rows(`SELECT count(*)::int AS users FROM identity."user" WHERE email = 'bekend@example.nl'`),
    ).toEqual([{ users: 1 }]);
  });

  test('who is invited and has no password yet is invited again', async () => {
    await known('genodigd@example.nl', false);
    await shop.register('genodigd@example.nl');
    await world.settled();
    expect(shop.mailsTo('genodigd@example.nl').map(({ kind }) => kind)).toEqual(['activation']);
  });

  test('where it becomes somebody’s before the link is used, the link says so and nothing is made', async () => {
    const answer = await shop.register('intussen@example.nl');
    await world.settled();
    const token = shop.tokenTo('intussen@example.nl');
    await known('intussen@example.nl', false);
    expect(await shop.setPassword(token)).toEqual({ __typename: 'EmailTaken' });
    expect(
      await rows(`SELECT activated_at FROM identity."user" WHERE email = 'intussen@example.nl'`),
    ).toEqual([{ activated_at: null }]);
    // Sent again, it is the other mail; the session shows what was typed, as before.
    const waiting = await shop.actorOf(answer);
    await shop.sendAgain(waiting);
    await world.settled();
    expect(shop.mailsTo('intussen@example.nl').at(-1)?.kind).toBe('activation');
    expect(await shop.pending(waiting)).toMatchObject({ firstName: 'Noor' });
  });
});

test('of fifty uses of one link at one moment one makes a customer, and one password is hashed', async () => {
  await shop.register('vijftig@example.nl');
  await world.settled();
  const token = shop.tokenTo('vijftig@example.nl');
  const hash = jest.spyOn(hashing, 'hash');
  const results = await Promise.all(Array.from({ length: 50 }, () => shop.setPassword(token)));
  expect(hash).toHaveBeenCalledTimes(1);
  hash.mockRestore();
  expect(results.filter(({ __typename }) => __typename === 'LoggedIn')).toHaveLength(1);
  expect(results.filter(({ __typename }) => __typename === 'LinkNotValid')).toHaveLength(49);
  await world.settled();
  expect(
    await rows(`SELECT count(*)::int AS made FROM customers.customer WHERE email = 'vijftig@example.nl'`),
  ).toEqual([{ made: 1 }]);
});

test('two registrations of one address do not touch each other, and the first that is confirmed is the only one', async () => {
  const email = 'twee@example.nl';
  await shop.register(email);
  await world.settled();
  const first = shop.tokenTo(email);
  const second = await shop.register(email, { firstName: 'Iemand', lastName: 'Anders' });
  await world.settled();
  const other = shop.tokenTo(email);
  const results = await Promise.all([shop.setPassword(first), shop.setPassword(other)]);
  expect(results.map(({ __typename }) => __typename).sort()).toEqual(['EmailTaken', 'LoggedIn']);
  // Who typed the other one sees what they typed, and no more.
  if (results[0]?.__typename === 'LoggedIn')
    expect(await shop.pending(await shop.actorOf(second))).toMatchObject({ firstName: 'Iemand' });
});

test('twenty equal ones at one moment send no more than three mails, known or not, and all are told the same', async () => {
  const results = await Promise.all(Array.from({ length: 20 }, () => shop.register('twintig@example.nl')));
  expect(results.filter(({ __typename }) => __typename === 'Registered')).toHaveLength(20);
  await world.settled();
  expect(shop.mailsTo('twintig@example.nl')).toHaveLength(3);
  const [first] = results;
  expect(first && (await shop.sendAgain(await shop.actorOf(first)))).toMatchObject({
    __typename: 'MailOnItsWay',
  });
  await world.settled();
  expect(shop.mailsTo('twintig@example.nl')).toHaveLength(3);
  expect(await shop.sendAgain(anybody).catch(({ message }: Error) => message)).toEqual({
    __typename: 'NotFound',
  });
});

test('it lapses after a day: session, link and all that was typed; a portal that is closed ends it at once', async () => {
  const late = await shop.register('laat@example.nl');
  await world.settled();
  const token = shop.tokenTo('laat@example.nl');
  world.clock.advance(DAY_MS - 1);
  expect(await shop.pending(await shop.actorOf(late))).not.toBeNull();
  world.clock.advance(1);
  expect(await shop.actorOf(late)).toEqual(anybody);
  expect(await shop.setPassword(token)).toEqual({ __typename: 'LinkNotValid', expired: true });
  await world.tell('identity.sweep', { storeId: '00000', data: {} });
  expect(await rows(`SELECT FROM identity.registration`)).toEqual([]);
  const open = await shop.register('dicht@example.nl');
  await shop.extra.changeStore(storeId, { portalOn: false });
  expect(await shop.actorOf(open)).toEqual(anybody);
  expect(await shop.register('dicht@example.nl')).toEqual({ __typename: 'PortalClosed' });
  await shop.extra.changeStore(storeId, { portalOn: true });
  expect(await shop.actorOf(open)).toEqual(anybody);
});

test('without the module, or without written terms or privacy statement, it is shut to everybody', async () => {
  const isOpen = () => shop.ask('identity', '{ store { registrationOpen } }');
  const refused = { __typename: 'ModuleOff', module: 'REGISTRATION' };
  expect(await isOpen()).toEqual({ registrationOpen: true });
  for (const page of ['TERMS', 'PRIVACY']) {
    await shop.write(page, '');
    expect([await isOpen(), await shop.register('dicht-2@example.nl')]).toEqual([
      { registrationOpen: false },
      refused,
    ]);
    await shop.write(page);
  }
  await shop.extra.changeStore(storeId, { modules: [] });
  expect([await isOpen(), await shop.register('dicht-2@example.nl')]).toEqual([
    { registrationOpen: false },
    refused,
  ]);
  await shop.extra.changeStore(storeId, { modules: ['REGISTRATION'] });
  expect(await isOpen()).toEqual({ registrationOpen: true });
  expect(await rows(`SELECT FROM identity.registration WHERE email = 'dicht-2@example.nl'`)).toEqual([]);
});
