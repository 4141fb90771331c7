import { forAllTests } from '../../kernel/testing/for-all-tests';
import { textOfPdf } from '../../kernel/testing/pdf';
import { portalOf, staffOf } from '../../kernel/testing/open';
import { handedOver, receive } from '../testing/receipts';
import { markdownPass } from '../testing/markdowns';
import { openShops } from '../testing/shop';

const { world, shop, other } = forAllTests(openShops);

/** How a consignor is reached: as customers and identity tell it. */
async function reach(customerId: string, email: string | null, language?: string): Promise<void> {
  const customer = {
    id: customerId,
    kind: 'PRIVATE',
    number: 2481,
    displayName: 'Marijke van den Berg',
    version: 2,
    email,
  };
  const { storeId } = shop;
  await world.tell('consignment.on-customers-changed', { storeId, data: { customers: [customer] } });
  if (language === undefined) return;
  const data = { customerIds: [customerId], language, at: '2026-11-01T10:00:00Z' };
  await world.tell('consignment.on-language-chosen', { storeId, data });
}
const settings = (input: object): Promise<unknown> =>
  shop.ask(
    shop.staff,
    'mutation ($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { __typename } }',
    { input },
  );
const intakeOf = (id: string, actor = shop.staff): Promise<object> =>
  shop.ask(actor, 'query ($id: UUID!) { intake(id: $id) { state termsVersion receiptMailed } }', { id });
const mailsTo = (email: string) => world.mails.filter(({ to }) => to === email);
const path = (intakeId: string, actor = shop.staff, of = shop): Promise<string | null> =>
  of.ask<string | null>(actor, 'query ($id: UUID!) { intakeReceiptPath(intakeId: $id) }', { id: intakeId });
/** The PDF as it lies in the store's files. */
async function pdfOf(intakeId: string): Promise<string> {
  const file = await world.ports.files.open(shop.storeId, intakeId);
  if (file === null) throw new Error('No file');
  const bytes = await file.read();
  expect(bytes.toString('latin1', 0, 5)).toBe('%PDF-');
  return (await textOfPdf(bytes)).join(' ');
}

/** An intake of four: one at another price, one without any, one held, one refused. */
async function received(email: string | null, language?: string) {
  const brought = await handedOver(shop, 1000, null, 4250, 500);
  await reach(brought.customerId, email, language);
  await shop.agree({ customerId: brought.customerId, consignorSharePercent: 60 });
  const [first = '', second = '', third = '', fourth = ''] = brought.ids;
  const numbers = (await brought.now()).map(({ number }) => number);
  const rest = [
    { id: second },
    { id: third, holdUntil: '2026-12-01' },
    { id: fourth, decision: 'REJECT' as const, rejectedBecause: 'Vlek op de mouw', collectBy: '2026-11-30' },
  ];
  return { ...brought, numbers, first, rest };
}

test('the mail comes once, with the last item decided, in the consignor’s language, and says what the PDF says [S21]', async () => {
  await settings({ termsVersion: '2026-1' });
  const { intakeId, numbers, first, rest } = await received('anna@example.test', 'nb');
  await receive(shop, intakeId, [{ id: first, priceMinor: 1250 }]);
  await world.settled();
  expect(mailsTo('anna@example.test')).toEqual([]);
  expect(await path(intakeId)).toBeNull();
  expect(await intakeOf(intakeId)).toEqual({ state: 'SUBMITTED', termsVersion: null, receiptMailed: null });

  await receive(shop, intakeId, rest);
  await receive(shop, intakeId);
  await world.settled();
  const mails = mailsTo('anna@example.test');
  expect(mails.map(({ subject, kind }) => [kind, subject])).toEqual([
    ['intake-receipt', 'Kvittering for innlevering 22. november 2026 – De Ruilhoek'],
  ]);
  const [mail] = mails;
  const text = (mail?.text ?? '').replaceAll('\u00a0', ' ');
  expect(text).toContain('Hei Marijke van den Berg,');
  expect(text).toContain('4 varer');
  expect(text).toContain(
    [
      'Mottatt (2)',
      `${numbers[0]} · Jas 1: 12,50 € (din andel 60 %: 7,50 €)`,
      `${numbers[1]} · Jas 2: pris kommer`,
    ].join('\n'),
  );
  expect(text).toContain(
    `${numbers[2]} · Jas 3: 42,50 € (din andel 60 %: 25,50 €), til salgs fra 1. desember 2026`,
  );
  expect(text).toContain(`${numbers[3]} · Jas 4: Vlek op de mouw (hentes senest 30. november 2026)`);
  expect(text).toContain('Der det ikke står noen pris ennå, setter butikken den senere.');
  expect(text).toContain('versjon 2026-1');
  expect(text).toContain(`/30042/my/intakes/${intakeId}`);
  expect(mail?.html).toContain('Vlek op de mouw');

  expect(await path(intakeId)).toMatch(/^\/30042\/download\/[\w-]+\.[\w-]+$/);
  const paper = (await pdfOf(intakeId)).replaceAll('\u00a0', ' ');
  for (const words of [
    'De Ruilhoek Marijke van den Berg',
    '2481',
    '22. november 2026',
    '4 varer',
    '2026-1',
    `${numbers[0]} Jas 1 12,50 60 % 7,50`,
    `${numbers[1]} Jas 2 pris kommer`,
    `${numbers[2]} Jas 3 1. desember 2026 42,50 60 % 25,50`,
    `${numbers[3]} Jas 4 Vlek op de mouw 30. november 2026`,
    'Side 1 av 1',
  ])
    expect(paper).toContain(words);
});

test('a receipt stays as it was handed out: what becomes of items, terms and share later changes nothing of it', async () => {
  await settings({ termsVersion: '2026-1' });
  const { intakeId, customerId, first, rest, numbers } = await received(null);
  await receive(shop, intakeId, [{ id: first }, ...rest]);
  await settings({ termsVersion: '2027-1' });
  await shop.agree({ customerId, consignorSharePercent: 40 });
  await shop.ask(
    shop.staff,
    'mutation ($input: PriceItemInput!) { priceItem(input: $input) { __typename } }',
    { input: { id: first, priceMinor: 9900 } },
  );
  await path(intakeId);
  const paper = await pdfOf(intakeId);
  expect(paper.replaceAll('\u00a0', ' ')).toContain(`${numbers[0]} Jas 1 10,00 60% 6,00`);
  expect(paper).toContain('versie 2026-1');
  expect(await intakeOf(intakeId)).toMatchObject({ termsVersion: '2026-1' });
  for (const change of [
    `UPDATE consignment.intake SET terms_version = '2027-1' WHERE id = '${intakeId}'`,
    `UPDATE consignment.intake_receipt SET items = '[]' WHERE intake_id = '${intakeId}'`,
  ])
    await expect(world.database.admin(change)).rejects.toMatchObject({ code: '23514' });
});

test('a consignor without an address gets no mail, nothing fails, and staff see that there was none', async () => {
  const before = world.mails.length;
  const { intakeId, first, rest } = await received(null);
  expect(await receive(shop, intakeId, [{ id: first }, ...rest])).toMatchObject({ state: 'RECEIVED' });
  await world.settled();
  expect(world.mails.length).toBe(before);
  expect(await intakeOf(intakeId)).toMatchObject({ receiptMailed: false });
});

test('its consignor and staff have the PDF; another consignor, another store and a visitor have not, whatever link they hold', async () => {
  const { intakeId, customerId, first, rest } = await received('bea@example.test');
  await receive(shop, intakeId, [{ id: first }, ...rest]);
  const neighbour = await handedOver(shop, 100);
  const own = shop.portal(customerId);
  const stranger = shop.portal(neighbour.customerId);
  expect(await path(intakeId, own)).toMatch(/^\/30042\/download\//);
  expect(await path(intakeId, stranger)).toBeNull();
  expect(await path(intakeId, other.staff, other)).toBeNull();
  const may = (actor: typeof own) =>
    world.services['consignment']?.files.mayDownload(actor, { fileId: intakeId, kind: 'intake-receipt' });
  expect(await may(own)).toBe(true);
  expect(await may(staffOf('30042'))).toBe(true);
  expect(await may(stranger)).toBe(false);
  expect(await may(staffOf('10007'))).toBe(false);
  expect(await may(portalOf('10007', customerId))).toBe(false);
});

test('the mail is in the store’s language where nobody chose one, and tried again after a failure it says the same, once', async () => {
  const { intakeId, first, rest } = await received('cor@example.test');
  const { mailer } = world.ports;
  const send = mailer.send.bind(mailer);
  let failures = 0;
  mailer.send = async (mail) => {
    if ((failures += 1) === 1) throw new Error('away');
    return send(mail);
  };
  await receive(shop, intakeId, [{ id: first }, ...rest]);
  await world.settled();
  await world.database.admin(
    `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE locked_at IS NULL`,
  );
  await world.settled();
  mailer.send = send;
  expect(failures).toBeGreaterThan(1);
  const mails = mailsTo('cor@example.test');
  expect(mails.map(({ subject }) => subject)).toEqual(['Ontvangstbewijs van 22 november 2026 – De Ruilhoek']);
  const log = await world.database.admin('SELECT key, status FROM consignment.mail WHERE key = $1', [
    intakeId,
  ]);
  expect(log).toEqual([{ key: intakeId, status: 'SENT' }]);
});

test('two hundred items go over the pages, each row whole, and the pages are counted', async () => {
  const prices = Array.from({ length: 3 }, (_, at) => 1000 + at);
  const { intakeId, customerId } = await handedOver(shop, ...prices);
  await world.database.admin(
    `INSERT INTO consignment.item (store_id, id, number, customer_id, intake_id, description, price_minor, state)
     SELECT '30042', kernel.new_id(), 800000 + n, $1, $2, 'Jas met een lange omschrijving die niet op een regel past ' || n, 1000, 'SUBMITTED'
       FROM generate_series(1, 197) n`,
    [customerId, intakeId],
  );
  await receive(shop, intakeId);
  await path(intakeId);
  const paper = await pdfOf(intakeId);
  expect(paper).toContain('200 artikelen');
  expect(paper).toContain('800197');
  const pages = Number(/Pagina 1 van (\d+)/.exec(paper)?.[1]);
  expect(pages).toBeGreaterThan(5);
  expect(paper).toContain(`Pagina ${pages} van ${pages}`);
});

test('what was marked down before the last item was decided stands at the price it was accepted at [R-CO5]', async () => {
  await settings({ markdownSteps: [{ afterDays: 1, percent: 20 }], markdownBorneBy: 'STORE' });
  const { intakeId, first, rest, numbers } = await received(null);
  await receive(shop, intakeId, [{ id: first }]);
  world.clock.advance(86_400_000);
  await markdownPass(shop);
  await settings({ markdownSteps: [], markdownBorneBy: 'SHARED' });
  await receive(shop, intakeId, rest);
  await path(intakeId);
  const paper = (await pdfOf(intakeId)).replaceAll('\u00a0', ' ');
  expect(paper).toContain(`${numbers[0]} Jas 1 10,00 60% 6,00`);
});
