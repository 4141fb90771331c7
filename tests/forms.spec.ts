import { allActions } from './forms/actions';
import { fileForm, MULTIPART, Shop } from './forms/honest';
import { ask, type PortAnswer } from './product/graph';
import { startProduct, type Product } from './product/product';

/** A form as it was sent: where to, and what; a file as parts. */
type Sent = [path: string, fields: Record<string, string> | string];

let product: Product;
let shop: Shop;
beforeAll(async () => {
  product = await startProduct();
  shop = await Shop.open(product);
}, 120_000);
afterAll(() => product.stop());

const console_ = '/30042/console';
const STOCK =
  'Artikelnr;Klantnr;Omschrijving;Categorie;Maat;Merk;Prijs;Inbrengdatum;Retourdatum;Status;Verkoopdatum;Verkoopprijs';
const SOLD = '799999;2481;Jas;Heren;M;;10,00;01-09-2026;26-10-2026;Verkocht;01-10-2026;10,00';
const NAMES = ['Klantnr;Voornaam;Naam', '2481;Marijke;van den Berg'];
const TABS = ['', '/consignment', '/intake', '/items', '/sales', '/users', '/mail', '/note', '/history'];

/** The page of an intake that was handed over. */
async function waitingIntake(): Promise<string> {
  const { text } = await shop.get(`${console_}/intakes`);
  return /\/30042\/console\/intakes\/[\w-]{36}/.exec(text)?.[0] ?? '';
}

/** Every action, sent by somebody who means it: it is done. In this order: the last ones log people out. */
const honest: Record<string, () => Promise<Sent> | Sent> = {
  'language POST': () => ['/language', { language: 'nl', return: '/' }],
  '[store]/language POST': () => ['/30042/language', { language: 'nl', return: '/30042' }],
  '[store]/(entry) default': () => ['/30042', product.logIn('marijke')],
  '[store]/my/intake/new default': () => ['/30042/my/intake/new', { description: 'Jas' }],
  ...Object.fromEntries(
    ['save', 'copy', 'delete'].map((action) => [
      `[store]/my/intake/[number] ${action}`,
      async (): Promise<Sent> => {
        const { number, id } = await shop.draft();
        return [`/30042/my/intake/${number}?/${action}`, { id, description: 'Trui', times: '2' }];
      },
    ]),
  ),
  '[store]/my/intake/done default': async () => {
    const { text } = await shop.get('/30042/my/intake/done');
    return ['/30042/my/intake/done', { intake: /name="intake" value="([\w-]+)"/.exec(text)?.[1] ?? '' }];
  },
  '[store]/log-out POST': () => ['/30042/log-out', {}],
  '[store]/(entry)/first-time default': () => ['/30042/first-time', { email: shop.invited().email }],
  '[store]/(entry)/forgot default': () => ['/30042/forgot', { email: product.logIn('marijke').email }],
  '[store]/(entry)/set-password default': async () => {
    const { email } = shop.invited();
    await shop.post('/30042/first-time', new URLSearchParams({ email }).toString());
    const token = new URL(await shop.activationLink(email)).searchParams.get('token') ?? '';
    return ['/30042/set-password', { token, password: 'een lang wachtwoord van mij' }];
  },
  ...Object.fromEntries(
    ['customers', 'groups', 'customers/[id]/items', 'customers/[id]/sales'].map((list) => [
      `[store]/console/${list} columns`,
      (): Sent => [`${console_}/${list.replace('[id]', shop.marijke)}?/columns`, { standard: 'yes' }],
    ]),
  ),
  '[store]/console/customers enable': async () => [
    `${console_}/customers?/enable`,
    { userId: await shop.user(), enabled: 'on' },
  ],
  ...Object.fromEntries(
    ['link', 'unlink'].map((action) => [
      `[store]/console/customers ${action}`,
      async (): Promise<Sent> => [
        `${console_}/customers?sort=town&/${action}`,
        { chosen: shop.marijke, into: await shop.group(`Gekozen ${action}`) },
      ],
    ]),
  ),
  '[store]/console/customers activate': () => [
    `${console_}/customers?sort=town&/activate`,
    { customerId: shop.invited().id },
  ],
  '[store]/console/customers/new default': () => [
    `${console_}/customers/new`,
    { kind: 'PRIVATE', lastName: 'Nieuw', shippingSame: 'on' },
  ],
  ...Object.fromEntries(TABS.slice(0, 5).flatMap((tab) => Object.entries(headOf(tab)))),
  // Here, since an address is told of ten changes within the hour and no more: from now on it is another one.
  '[store]/(entry)/confirm-email default': async () => {
    const token = await shop.confirmation(await shop.addressWaits());
    return ['/30042/confirm-email', { token }];
  },
  ...Object.fromEntries(TABS.slice(5).flatMap((tab) => Object.entries(headOf(tab)))),
  '[store]/console/customers/[id]/edit default': () => [
    `${console_}/customers/${shop.invited().id}/edit`,
    { lastName: 'Anders', kind: 'PRIVATE' },
  ],
  '[store]/console/customers/[id]/consignment save': () => [
    `${console_}/customers/${shop.marijke}/consignment?/save`,
    { charity: 'NO', itemAllowance: '3' },
  ],
  '[store]/console/customers/[id]/intake enter': () => [
    `${console_}/customers/${shop.marijke}/intake?/enter`,
    { description: 'Vest' },
  ],
  ...Object.fromEntries(
    ['save', 'copy', 'delete'].map((action) => [
      `[store]/console/customers/[id]/intake ${action}`,
      async (): Promise<Sent> => {
        const { number, id } = await shop.draftAtDesk();
        const tab = `${console_}/customers/${shop.marijke}/intake`;
        return [`${tab}?item=${number}&/${action}`, { id, description: 'Trui', times: '2' }];
      },
    ]),
  ),
  '[store]/console/customers/[id]/intake submit': async () => {
    const tab = `${console_}/customers/${shop.marijke}/intake`;
    const { text } = await shop.get(`${tab}?hand-over`);
    return [`${tab}?/submit`, { intake: /name="intake" value="([\w-]+)"/.exec(text)?.[1] ?? '' }];
  },
  '[store]/console/intakes/[id] receive': async () => {
    const page = await waitingIntake();
    const { text } = await shop.get(page);
    const item = /name="decision\.([\w-]+)"/.exec(text)?.[1] ?? '';
    return [`${page}?/receive`, { [`decision.${item}`]: 'accept', [`priceMinor.${item}`]: '12,50' }];
  },
  '[store]/console/customers/[id]/items/[item] price': async () => {
    const { text } = await shop.get(await waitingIntake());
    const item = /customers\/[\w-]+\/items\/[\w-]+/.exec(text)?.[0] ?? '';
    return [`${console_}/${item}?/price`, { priceMinor: '15' }];
  },
  '[store]/console/settings default': () => [
    `${console_}/settings`,
    {
      consignorSharePercent: '50',
      shareBase: 'GROSS',
      returnTermDays: '60',
      graceDays: '14',
      afterGrace: 'DONATED',
    },
  ],
  '[store]/console/customers/[id]/items/[item] move': async () => {
    const { text } = await shop.get(await waitingIntake());
    const item = /customers\/[\w-]+\/items\/[\w-]+/.exec(text)?.[0] ?? '';
    return [`${console_}/${item}?/move`, { to: 'WITHDRAWN' }];
  },
  '[store]/console/labels print': async () => {
    const { text } = await shop.get(`${console_}/labels?need=to-come`);
    const chosen = /name="chosen" value="([\w-]+)"/.exec(text)?.[1] ?? '';
    return [`${console_}/labels?need=to-come&/print`, { paper: 'AVERY_L7160', chosen }];
  },
  '[store]/console/intakes/[id] all': async () => [`${await waitingIntake()}?/all`, {}],
  '[store]/console/customers/[id]/note save': async () => {
    const { text } = await shop.get(`${console_}/customers/${shop.marijke}/note`);
    const version = /name="version" value="(\d+)"/.exec(text)?.[1] ?? '';
    return [`${console_}/customers/${shop.marijke}/note?/save`, { note: 'belt liever', version }];
  },
  '[store]/console/groups/new default': () => [
    `${console_}/groups/new`,
    { name: 'Nieuw', colour: '#3f83c9' },
  ],
  '[store]/console/groups/[id] default': async () => [
    `${console_}/groups/${await shop.group('Anders')}`,
    { name: 'Toch anders', colour: '#3f83c9' },
  ],
  '[store]/console/groups/[id]/delete default': async () => [
    `${console_}/groups/${await shop.group('Weg')}/delete`,
    {},
  ],
  '[store]/console/import upload': () => [`${console_}/import?/upload`, fileForm('consignors', NAMES)],
  '[store]/console/import undo': async () => {
    const job = await shop.imported('stock', [STOCK, SOLD], '2026-10-02');
    return [`${console_}/import?job=${job}&/undo`, { settlement: await shop.settlement() }];
  },
  '[store]/console/import stop': async () => {
    const job = await shop.imported('consignors', ['Klantnr;Voornaam;Naam', '2481;Marijke;Berg']);
    return [`${console_}/import?job=${job}&/stop`, { job }];
  },
  '[store]/console/import import': async () => [
    `${console_}/import?/import`,
    { kind: 'stock', file: await shop.file('stock', [STOCK, SOLD.replace('799999', '799998')]) },
  ],
  '[store]/console/jobs retry': () => [`${console_}/jobs?/retry`, { id: '1' }],
  '[store]/console/graphiql run': () => [
    `${console_}/graphiql?operation=&/run`,
    { query: 'mutation { chooseLanguage(input: { language: "nl" }) { __typename } }', variables: '' },
  ],
  '[store]/console/log-out POST': () => [`${console_}/log-out`, {}],
  '[store]/console/login default': () => [`${console_}/login`, product.logIn('els@')],
  '[store]/console/forgot default': () => [`${console_}/forgot`, { email: product.logIn('els@').email }],
  '[store]/console/set-password default': async () => {
    const { email } = product.logIn('mila@');
    await shop.post(`${console_}/forgot`, new URLSearchParams({ email }).toString());
    const token = new URL(await shop.activationLink(email)).searchParams.get('token') ?? '';
    return [`${console_}/set-password`, { token, password: 'een lang wachtwoord van mij' }];
  },
};

/** What the head above each of a customer's tabs can do. */
function headOf(tab: string): Record<string, () => Promise<Sent>> {
  const route = `[store]/console/customers/[id]${tab}`;
  const at = (action: string) => `${console_}/customers/${shop.marijke}${tab}?/${action}`;
  return {
    [`${route} enable`]: async () => [at('enable'), { userId: await shop.user(), enabled: 'on' }],
    [`${route} activate`]: () => {
      const { id } = shop.invited();
      return Promise.resolve<Sent>([`${console_}/customers/${id}${tab}?/activate`, { customerId: id }]);
    },
    [`${route} confirmation`]: async () => {
      // Identity knows it when it has sent the first mail.
      await shop.confirmation(await shop.addressWaits());
      return [at('confirmation'), { customerId: shop.marijke }];
    },
    [`${route} withdraw`]: () => Promise.resolve<Sent>([at('withdraw'), { version: '' }]),
  };
}

test('every action of the pages is sent below', () => {
  expect(Object.keys(honest).sort()).toEqual(allActions());
});

test.each(Object.entries(honest))(
  'what was done is answered with a page to go to, so that a reload does nothing again: %s',
  async (_action, form) => {
    const [path, fields] = await form();
    const { status, headers } =
      typeof fields === 'string'
        ? await shop.post(path, fields, MULTIPART)
        : await shop.post(path, new URLSearchParams(fields).toString());
    expect([path, status]).toEqual([path, 303]);
    const next = new URL(headers['location'] as string, product.url);
    expect([next.href, next.search.includes('?/') || next.search.includes('&/')]).toEqual([next.href, false]);
    // No address of a person stands in the address bar.
    expect(next.href).not.toMatch(/@|%40/);
    const { status: shown } = await shop.arrive(next);
    expect([next.href, shown]).toEqual([next.href, 200]);
  },
  60_000,
);

test('who asked for a link is told where it went, after a reload too, and the same whether we know them or not', async () => {
  const known = product.logIn('marijke').email;
  const said = [];
  for (const email of [known, 'niemand@example.test']) {
    const { status, headers } = await shop.post(
      '/30042/first-time',
      new URLSearchParams({ email }).toString(),
    );
    expect([status, headers['location']]).toEqual([303, '/30042/first-time?done=yes']);
    for (let look = 0; look < 2; look += 1) {
      const { text } = await shop.get('/30042/first-time?done=yes');
      expect(text).toContain(email);
      said.push(text.replaceAll(email, '').replace(/nonce="[^"]*"/g, ''));
    }
  }
  expect(new Set(said).size).toBe(1);
  // Without cookies nobody knows which address it was.
  const { text } = await ask(`${product.url}/30042/first-time?done=yes`);
  expect(text).toContain('Kijk in uw mail');
  expect(text).not.toContain('@example.test');
});

test.each(['XX', 'nl', 'Nederland'])(
  'what the graph cannot read, a country %j, is refused at its field, and nothing typed is lost',
  async (country) => {
    await shop.logInStaff();
    const typed = {
      kind: 'PRIVATE',
      lastName: 'Blijft',
      'billingAddress.country': country,
      shippingSame: 'on',
    };
    const { status, text } = await shop.post(
      `${console_}/customers/new`,
      new URLSearchParams(typed).toString(),
    );
    expect([status, text.includes('value="Blijft"')]).toEqual([400, true]);
    const select = /<select[^>]*name="billingAddress.country"[^>]*>/.exec(text)?.[0];
    expect(select).toContain('aria-invalid="true"');
    expect(text).toContain('href="#billingAddress.country"');
  },
);

test('a change made in the plain graph editor shows its answer to who made it, as often as they look', async () => {
  await shop.logInStaff();
  const run = (query: string) =>
    shop.post(`${console_}/graphiql?operation=Store&/run`, new URLSearchParams({ query }).toString());
  const { headers } = await run('mutation { chooseLanguage(input: { language: "nl" }) { __typename } }');
  const address = new URL(headers['location'] as string, product.url);
  expect(address.searchParams.get('operation')).toBe('Store');
  for (let look = 0; look < 2; look += 1)
    expect((await shop.arrive(address)).text).toMatch(/LanguageChosen[^]*<\/pre>/);
  const another = await atConsoleOf('daan@');
  expect((await another(address)).text).not.toContain('LanguageChosen');
  // What only reads is answered at once.
  const read = await run('{ store { name } }');
  expect([read.status, read.text.includes('De Ruilhoek')]).toEqual([200, true]);
});

/** Somebody else of the staff, to look at an address. */
async function atConsoleOf(who: string): Promise<(address: URL) => Promise<PortAnswer>> {
  const body = new URLSearchParams(product.logIn(who)).toString();
  const headers = { origin: product.url, 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await ask(`${product.url}${console_}/login`, { method: 'POST', body, headers });
  const cookie = [answer.headers['set-cookie'] ?? []]
    .flat()
    .map((each) => each.split(';')[0])
    .join('; ');
  return (address) => ask(address.href, { headers: { cookie } });
}
