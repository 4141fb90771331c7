import { newId } from '../../kernel/id/id';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { textOfPdf } from '../../kernel/testing/pdf';
import { Payouts } from '../testing/payouts';
import { openShops, type Shop } from '../testing/shop';

const { world, shop, other } = forAllTests(openShops);
const payouts = new Payouts(shop);
let number = 8400;

/** A consignor who reads this language. */
async function consignor(language: string, displayName: string): Promise<string> {
  const customerId = await shop.consignor((number += 1));
  const { storeId } = shop;
  const email = `c${number}@example.test`;
  const customer = { id: customerId, kind: 'PRIVATE', number, displayName, version: 2, email };
  await world.tell('consignment.on-customers-changed', { storeId, data: { customers: [customer] } });
  const data = { customerIds: [customerId], language, at: '2026-11-01T10:00:00Z' };
  await world.tell('consignment.on-language-chosen', { storeId, data });
  await payouts.setAccount({ customerId, iban: 'NL91ABNA0417164300', holder: displayName });
  return customerId;
}
const path = (id: string | undefined, actor: Shop['staff'] = shop.staff): Promise<string | null> =>
  shop.ask<string | null>(actor, 'query ($id: UUID!) { statementPath(id: $id) }', { id });
async function pdfOf(id: string | undefined): Promise<string> {
  await path(id);
  const file = await world.ports.files.open(shop.storeId, id ?? '');
  if (file === null) throw new Error('No file');
  return (await textOfPdf(await file.read())).join(' ').replaceAll('\u00a0', ' ');
}

test.each([
  [
    'nl',
    'Marijke van den Berg',
    [
      'Afrekening',
      'per overschrijving',
      '22 november 2026',
      'Verkocht (2)',
      'Overige regels (1)',
      'Kosten Afgesproken -0,83',
      '€ 15,00',
    ],
  ],
  [
    'nb',
    'Åse Bjørnstad',
    [
      'Avregning',
      'til konto',
      '22. november 2026',
      'Solgt (2)',
      'Andre linjer (1)',
      'Gebyr Afgesproken −0,83',
      '15,00 €',
    ],
  ],
  [
    'sv',
    'Örjan Ängström',
    [
      'Avräkning',
      'till konto',
      '22 november 2026',
      'Sålt (2)',
      'Andra rader (1)',
      'Avgift Afgesproken −0,83',
      '15,00 €',
    ],
  ],
  [
    'en',
    "Zoë O'Brien",
    [
      'Statement',
      'by transfer',
      '22 November 2026',
      'Sold (2)',
      'Other lines (1)',
      'Fee Afgesproken -0.83',
      '€15.00',
    ],
  ],
])(
  'a statement is printed in the language of its consignor (%s): every line, its sum, its number and who it is of [B4]',
  async (language, name, words) => {
    const customerId = await consignor(language, name);
    await payouts.sold(customerId, [1250, 333]);
    await payouts.charge(customerId, -83);
    const run = await payouts.pay({ customerId, method: null });
    const [made] = run.statements.nodes;
    expect(await path(made?.id, shop.portal(customerId))).toMatch(/^\/30042\/download\/[\w-]+\.[\w-]+$/);
    const paper = await pdfOf(made?.id);
    for (const each of [name, String(number), String(made?.number), ...words]) expect(paper).toContain(each);
    const items = made?.balanceLines.nodes.flatMap(({ item }) => item?.number ?? []) ?? [];
    for (const item of items) expect(paper).toContain(String(item));
  },
);

test('what an item is called afterwards changes no statement that paid for it, as paper or as data; a line not paid says it as it is now [S8]', async () => {
  const customerId = await consignor('nl', 'Marijke van den Berg');
  const call = (description: string): Promise<unknown> =>
    world.database.admin('UPDATE consignment.item SET description = $2 WHERE customer_id = $1', [
      ...[customerId, description],
    ]);
  await payouts.sold(customerId, [1250]);
  await call('Vaas van glas');
  const [made] = (await payouts.pay({ customerId, method: null })).statements.nodes;
  const before = await pdfOf(made?.id);
  await payouts.sold(customerId, [333]);
  await call('Iets anders');
  expect(before).toContain('Vaas van glas');
  expect(await pdfOf(made?.id)).toBe(before);
  const LINES = 'balanceLines { nodes { itemDescription paidOut } }';
  expect(
    await shop.ask(shop.staff, `query ($id: UUID!) { statement(id: $id) { ${LINES} } }`, { id: made?.id }),
  ).toEqual({ balanceLines: { nodes: [{ itemDescription: 'Vaas van glas', paidOut: true }] } });
  expect(await shop.consignorOf(shop.portal(customerId), customerId, LINES)).toEqual({
    balanceLines: {
      nodes: [
        { itemDescription: 'Iets anders', paidOut: false },
        { itemDescription: 'Vaas van glas', paidOut: true },
      ],
    },
  });
});

test.each([
  [
    'nl',
    'Uitbetaling, afrekening',
    'Wij maken € 15,83 naar u over.',
    'Uitbetaling teruggenomen',
    ': € 15,83 staat weer voor u open.',
  ],
  [
    'nb',
    'Utbetaling, avregning',
    'Vi overfører 15,83 € til deg.',
    'Utbetaling tilbakeført',
    ': 15,83 € har du igjen til gode.',
  ],
  [
    'sv',
    'Utbetalning, avräkning',
    'Vi betalar ut 15,83 € till dig.',
    'Utbetalning återtagen',
    ': 15,83 € har du åter att få.',
  ],
  [
    'en',
    'Payout, statement',
    'We are transferring €15.83 to you.',
    'Payout taken back',
    ': €15.83 is owed to you again.',
  ],
])(
  'its consignor is mailed once, in their language (%s), and again where it is taken back, with how much is owed again [S8]',
  async (language, subject, paid, back, again) => {
    const customerId = await consignor(language, 'Marijke van den Berg');
    await payouts.sold(customerId, [1250, 333]);
    const run = await payouts.pay({ customerId, method: null });
    const [made] = run.statements.nodes;
    await payouts.reverse(run.id);
    await world.settled();
    const mails = world.mails.filter(
      ({ to, kind }) => to === `c${number}@example.test` && kind === 'statement',
    );
    expect(mails).toHaveLength(2);
    expect(mails[0]?.subject).toBe(`${subject} ${made?.number} – De Ruilhoek`);
    const text = (mails[0]?.text ?? '').replaceAll('\u00a0', ' ');
    expect(text).toContain(paid);
    expect(text).toContain(`/30042/my/statements/${made?.id}?customer=${number}`);
    expect(mails[1]?.subject).toContain(back);
    const backText = (mails[1]?.text ?? '').replaceAll('\u00a0', ' ');
    expect(backText).toContain(again);
    expect(backText).not.toMatch(/tegoed|tilgodebeløp|tillgodohavande|store credit/i);
  },
);

test('on paper stands what went which way: to an account that is masked, as store credit, with its bonus; cash has a line to sign', async () => {
  await shop.ask(
    shop.staff,
    'mutation { updateConsignmentSettings(input: { creditBonusPercent: 10 }) { __typename } }',
  );
  const customerId = await consignor('nl', 'Marijke van den Berg');
  await shop.agree({ customerId, payoutCreditPercent: 40 });
  await payouts.sold(customerId, [1000]);
  const [divided] = (await payouts.pay({ customerId, method: null })).statements.nodes;
  await path(divided?.id);
  const paper = await pdfOf(divided?.id);
  for (const words of [
    '€ 6,00 per overschrijving',
    'Rekening NL •••• 4300',
    '€ 4,00 als tegoed',
    'Extra tegoed € 0,40',
  ])
    expect(paper).toContain(words);
  expect(paper).not.toContain('Contant ontvangen');
  await payouts.sold(customerId, [1000]);
  const [cash] = (await payouts.pay({ customerId, method: 'CASH' })).statements.nodes;
  await path(cash?.id);
  expect(await pdfOf(cash?.id)).toContain('Contant ontvangen');
});

test('whose store credit is withdrawn with its payout reads how much, its bonus too, by mail and on paper [S19]', async () => {
  await shop.ask(
    shop.staff,
    'mutation { updateConsignmentSettings(input: { creditBonusPercent: 10 }) { __typename } }',
  );
  const customerId = await consignor('nl', 'Ayşe Dekker');
  await shop.agree({ customerId, payoutCreditPercent: 30 });
  await payouts.sold(customerId, [9400]);
  const back = await payouts.reverse((await payouts.pay({ customerId, method: null })).id);
  await world.settled();
  const [made] = back.statements.nodes;
  await path(made?.id);
  const mail = world.mails.filter(({ to }) => to === `c${number}@example.test`).at(-1)?.text ?? '';
  for (const said of [await pdfOf(made?.id), mail.replaceAll('\u00a0', ' ')]) {
    expect(said).toContain(': € 94,00 staat weer voor u open.');
    expect(said).toContain('Het tegoed van € 31,02 dat u ermee kreeg, vervalt.');
    expect(said).toContain('Wat u daarvan al had besteed, gaat van uw saldo af.');
  }
});

test('whose payout was taken back before its mail was sent is not told that they are paid', async () => {
  const customerId = await consignor('nl', 'Marijke van den Berg');
  await payouts.sold(customerId, [1000]);
  const run = await payouts.pay({ customerId, method: null });
  const [made] = run.statements.nodes;
  await payouts.reverse(run.id);
  await world.settled();
  const mail = {
    kind: 'consignment.statement',
    id: newId(),
    key: null,
    to: 'later@example.test',
    customerId,
  };
  await world.tell('consignment.send-mail', {
    storeId: shop.storeId,
    data: { ...mail, personId: null, language: null, data: { statementId: made?.id } },
  });
  await world.settled();
  expect(world.mails.filter(({ to }) => to === 'later@example.test')).toEqual([]);
});

test('paid anew, the paper says which statement was taken back', async () => {
  const customerId = await consignor('sv', 'Örjan Ängström');
  await payouts.sold(customerId, [1000]);
  const wrong = await payouts.pay({ customerId, method: null });
  await payouts.reverse(wrong.id);
  const anew = await payouts.pay({ customerId, method: null });
  await path(anew.statements.nodes[0]?.id);
  expect(await pdfOf(anew.statements.nodes[0]?.id)).toContain(
    `Återtagen utbetalning avräkning ${wrong.statements.nodes[0]?.number} 10,00`,
  );
});

test('one that takes another back says which; who may not see a statement gets no path', async () => {
  const customerId = await consignor('nl', 'Jan de Boer');
  await payouts.sold(customerId, [1000]);
  const run = await payouts.pay({ customerId, method: 'CASH' });
  const back = await payouts.reverse(run.id);
  const [wrong, made] = [run.statements.nodes[0], back.statements.nodes[0]];
  expect(await path(made?.id)).not.toBeNull();
  expect(await pdfOf(made?.id)).toContain(`Deze afrekening neemt afrekening ${wrong?.number} terug: `);
  const stranger = await consignor('nl', 'Piet');
  for (const actor of [shop.portal(stranger), other.staff, other.portal(customerId)])
    expect(await path(made?.id, actor)).toBeNull();
});
