import { CONSOLE, fileForm, type Form } from './honest';

const STOCK =
  'Artikelnr;Klantnr;Omschrijving;Categorie;Maat;Merk;Prijs;Inbrengdatum;Retourdatum;Status;Verkoopdatum;Verkoopprijs';
const SOLD = '799999;2481;Jas;Heren;M;;10,00;01-09-2026;26-10-2026;Verkocht;01-10-2026;10,00';
const NAMES = ['Klantnr;Voornaam;Naam', '2481;Marijke;van den Berg'];

const NEW_STORE = '/00000/console/stores/new';
const made = (id: string) => ({
  ...{ id, name: 'De Linnenkast', country: 'NL', language: 'nl' },
  ...{ ownerName: 'Anna Berg', ownerEmail: `anna.${id}@example.test` },
});

/** Every action of files, long work and the graph, sent by somebody who means it. */
export const TOOLS: Record<string, Form> = {
  '[store]/console/import upload': () => [`${CONSOLE}/import?/upload`, fileForm('consignors', NAMES)],
  '[store]/console/import undo': async (shop) => {
    const job = await shop.imported('stock', [STOCK, SOLD], '2026-10-02');
    return [`${CONSOLE}/import?job=${job}&/undo`, { settlement: await shop.settlement() }];
  },
  '[store]/console/import stop': async (shop) => {
    const job = await shop.imported('consignors', ['Klantnr;Voornaam;Naam', '2481;Marijke;Berg']);
    return [`${CONSOLE}/import?job=${job}&/stop`, { job }];
  },
  '[store]/console/import import': async (shop) => [
    `${CONSOLE}/import?/import`,
    { kind: 'stock', file: await shop.file('stock', [STOCK, SOLD.replace('799999', '799998')]) },
  ],
  '[store]/console/jobs retry': () => [`${CONSOLE}/jobs?/retry`, { id: '1' }],
  '[store]/console/mails again': async (shop) => [
    `${CONSOLE}/mails?status=FAILED&/again`,
    { id: (await shop.failedMail()).id },
  ],
  '[store]/console/newsletter end': async (shop) => [
    `${CONSOLE}/newsletter?/end`,
    { id: await shop.subscriber() },
  ],
  '[store]/console/customers/[id]/mail again': async (shop) => {
    const { id, customerId } = await shop.failedMail();
    return [`${CONSOLE}/customers/${customerId}/mail?/again`, { id }];
  },
  '[store]/console/graphiql run': () => [
    `${CONSOLE}/graphiql?operation=&/run`,
    { query: 'mutation { chooseLanguage(input: { language: "nl" }) { __typename } }', variables: '' },
  ],
  '[store]/console/stores/new default': async (shop) => {
    await shop.logInOperator();
    return [NEW_STORE, made('61001')];
  },
  '[store]/console/stores/[id] default': async (shop) => {
    await shop.logInOperator();
    await shop.post(NEW_STORE, new URLSearchParams(made('61002')).toString());
    return ['/00000/console/stores/61002', {}];
  },
};
