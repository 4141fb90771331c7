import { newsletterTexts } from '../schema/newsletter';
import { newId } from '../services/kernel/id/id';
import type { Actor } from '../services/kernel/actor/actor';
import { forAllTests } from '../services/kernel/testing/for-all-tests';
import { newsletterToken } from '../services/kernel/link/newsletter-link';
import { verifyLink } from '../services/kernel/link/signed-link';
import { portalOf, staffOf } from '../services/kernel/testing/open';
import { anybody, editor, newsletterShop, reader, storeId } from './newsletter/shop';

/** What staff see and do of the newsletter. */
const shop = forAllTests(newsletterShop);
const { world } = shop;
const pathOf = (actor: Actor) => shop.ask<string>('customers', '{ newsletterFilePath }', {}, actor);
async function fileText(): Promise<string> {
  const token = (await pathOf(editor)).split('/').at(-1) ?? '';
  const link = verifyLink(world.ports.secret('links'), token, world.clock.now());
  const file = await world.ports.files.open(storeId, link?.fileId ?? '');
  return (await file?.read())?.toString('utf8') ?? '';
}
const rowsIn = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(';'));
beforeEach(() => world.clock.advance(1000));

test('staff end it for somebody, which is kept with who did it; who lacks the right does not, and a visitor sees nobody', async () => {
  await shop.comes('staf@example.nl');
  const [one] = await shop.listed({ email: 'staf@' });
  const end = (actor: Actor, id = one?.['id']) =>
    shop.mutate(
      'unsubscribeSubscriber',
      'UnsubscribeSubscriberInput',
      { id },
      actor,
      '... on NewsletterSubscriber { state unsubscribedBy }',
      'customers',
    );
  for (const actor of [reader, anybody, portalOf(storeId)])
    await expect(end(actor)).rejects.toThrow('FORBIDDEN');
  for (const actor of [anybody, portalOf(storeId)])
    await expect(shop.listed({}, actor)).rejects.toThrow('FORBIDDEN');
  const elsewhere = { ...staffOf('10007'), rights: ['customers.edit'] };
  expect(await end(elsewhere)).toEqual({ __typename: 'NotFound' });
  const ended = { __typename: 'NewsletterSubscriber', state: 'UNSUBSCRIBED', unsubscribedBy: 'STAFF' };
  expect(await end(editor)).toEqual(ended);
  expect(await end(editor)).toEqual(ended);
  const kept = await world.database.admin(
    `SELECT count(*)::int AS times FROM customers.audit WHERE entity = 'subscriber' AND operation = 'unsubscribeSubscriber'`,
  );
  expect(kept).toEqual([{ times: 1 }]);
});

test('the file has everybody who agreed, each once and with the link that ends it, and no formula; only who may change customers has it', async () => {
  const on = { newsletter: { state: 'ON', source: 'PAPER' } };
  const id = await shop.customer('papier@example.nl', on);
  await shop.customer('nee@example.nl');
  await shop.comes('beide@example.nl');
  await shop.customer('beide@example.nl', on);
  await shop.comes('los@example.nl');
  await shop.subscribe('wacht@example.nl');
  // Who chose it in their profile, with an address of the shop's and with none but that of the log-in.
  const chosen = await shop.customer('gekozen@example.nl');
  const unaddressed = await shop.customer('weg@example.nl');
  const at = world.clock.now().toISOString();
  const said = { language: 'nl', agreedTo: newsletterTexts.nl, isWanted: true, at };
  for (const [customerId, email] of [
    [chosen, 'gekozen@example.nl'],
    [unaddressed, 'inlog@example.nl'],
  ])
    await world.tell('customers.on-newsletter-chosen', {
      ...{ storeId, data: { ...said, id: newId(), customerId, email } },
    });
  await world.database.admin(`UPDATE customers.customer SET email = '' WHERE id = '${unaddressed}'`);
  await world.settled();
  for (const actor of [reader, anybody]) await expect(pathOf(actor)).rejects.toThrow('FORBIDDEN');
  const text = await fileText();
  expect(text.startsWith('\ufeffE-mail;Soort;Klantnummer')).toBe(true);
  const rows = rowsIn(text);
  const of = (email: string) => rows.filter(([each]) => each === email);
  expect(of('papier@example.nl')).toMatchObject([
    [
      'papier@example.nl',
      'klant',
      expect.stringMatching(/^\d+$/),
      '',
      "'=Bos",
      '',
      expect.any(String),
      'op papier',
      '',
      '',
      expect.any(String),
    ],
  ]);
  expect(of('beide@example.nl').map(([, kind]) => kind)).toEqual(['klant']);
  expect(of('los@example.nl').map((row) => [row[1], row[7], row[8], row[9]])).toEqual([
    ['abonnee', 'onder aan een pagina', 'nl', newsletterTexts.nl],
  ]);
  const how = (email: string) => of(email).map((row) => [row[1], row[7], row[9]]);
  expect(how('gekozen@example.nl')).toEqual([['klant', 'op de klantenpagina', newsletterTexts.nl]]);
  expect(how('inlog@example.nl')).toEqual([['abonnee', 'op de klantenpagina', newsletterTexts.nl]]);
  for (const none of ['nee@example.nl', 'wacht@example.nl', 'staf@example.nl']) expect(of(none)).toEqual([]);
  // The customer's link ends it also once they have another address.
  const token = /token=([\w-]+)/.exec(of('papier@example.nl')[0]?.[10] ?? '')?.[1] ?? '';
  await shop.mutate(
    'updateCustomer',
    'UpdateCustomerInput',
    { id, email: 'ander@example.nl' },
    editor,
    '',
    'customers',
  );
  world.clock.advance(1000);
  await shop.leave(token);
  await world.settled();
  expect(await shop.consent(id)).toEqual({ state: 'OFF', source: null });
  expect(token).not.toBe(
    newsletterToken(world.ports.secret('newsletter-link'), storeId, 'unsubscribe', {
      email: 'papier@example.nl',
      id,
    }),
  );
});

test('of thousands the file has each once, by address', async () => {
  const before = rowsIn(await fileText());
  await world.database.admin(
    `INSERT INTO customers.subscriber (store_id, id, email, state, language, agreed_to, place, asked_at, confirmed_at, done_at)
     SELECT $1, gen_random_uuid(), lpad(n::text, 5, '0') || '@example.org', 'CONFIRMED', 'nl', 'Ja', 'FOOTER', now(), now(), now()
       FROM generate_series(1, 2500) n`,
    [storeId],
  );
  const emails = rowsIn(await fileText()).map(([email]) => email);
  const made = Array.from({ length: 2500 }, (_, at) => `${String(at + 1).padStart(5, '0')}@example.org`);
  expect(emails).toEqual([...made, ...before.map(([email]) => email)].toSorted());
});
