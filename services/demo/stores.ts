import { systemClock, todayIn } from '../kernel/clock/clock';
import type { Actor } from '../kernel/actor/actor';
import { owner } from '../kernel/actor/owner';
import { IMPORT_FILE } from '../kernel/import/import';
import { Readable } from 'node:stream';
import { importUpload } from '../import';
import type { Running } from '../one-process';
import { agree } from './agreement';
import { demoBuyers } from './companies';
import { makeBalanceLines } from './balance';
import { tickNotes } from './calendar';
import { consignorsCsv, demoConsignors, marijke } from './consignors';
import { reportSales } from './dac7';
import { makeIntakes } from './intakes';
import { makeMails } from './mails';
import { makePayouts } from './payouts';
import { dress } from './looks';
import { photographStock } from './photos';
import { makeRequests } from './requests';
import { makeSales } from './sales';
import { makeStoreCredit } from './store-credit';
import { buyers, staff } from './people';
import { stockCsv } from './stock';
import { makeStorefront } from './storefronts';

type Say = (line: string) => void;

/** Gives the password of a demo log-in, the same at every start on this machine. */
export type PasswordOf = (email: string) => string;

/** "De Ruilhoek": Dutch, consignment; its goods come in through the same import as a shop's own files, and are marked down. */
export async function makeRuilhoek(running: Running, passwordOf: PasswordOf, say: Say): Promise<void> {
  const storeId = '30042';
  await running.identity.createStore({
    id: storeId,
    name: 'De Ruilhoek',
    language: 'nl',
    timeZone: 'Europe/Amsterdam',
    currency: 'EUR',
    colour: '#8a2f63',
    modules: ['CONSIGNMENT', 'SELF_ENTRY', 'MARKDOWN'],
    twoFactor: 'OPTIONAL',
    isSetUp: true,
    contact: {
      email: 'winkel@ruilhoek.example.test',
      telephone: '030 231 44 90',
      street: 'Voorstraat 41',
      postalCode: '3512 AJ',
      town: 'Utrecht',
    },
  });
  const actor = await makeStaff(running, storeId, passwordOf);
  await makeStorefront(running, actor);
  await dress(running, actor, 'BERRY', { LOGO: 'ruilhoek.svg', BANNER: 'ruilhoek.jpg' });
  const consignors = demoConsignors();
  const groups = await makeGroups(running, actor, [
    ['Vaste klanten', '#3b8260'],
    ['Vintage', '#a96bb0'],
    ['Studenten', '#3f83c9'],
  ]);
  const put = async (name: string, text: string): Promise<string> =>
    (
      await running.files.put(storeId, Readable.from([Buffer.from(text)]), {
        ...{ name, maxBytes: 5_000_000, owner: 'customers', kind: IMPORT_FILE, keep: false },
      })
    ).fileId;
  await importUpload(
    running,
    actor,
    'consignors',
    await put('inbrengers.csv', consignorsCsv(consignors)),
    say,
  );
  await importUpload(
    running,
    actor,
    'stock',
    await put('voorraad.csv', stockCsv(consignors, todayIn('Europe/Amsterdam', systemClock))),
    say,
  );
  await spreadOverGroups(running, actor, groups);
  await agree(running, actor);
  await makeIntakes(running, actor);
  await makeRequests(running, actor);
  await makePayouts(running, actor);
  await makeBalanceLines(running, actor);
  await makeSales(running, actor);
  await makeStoreCredit(running, actor);
  await reportSales(running, actor);
  await tickNotes(running, actor);
  await photographStock(running, actor);
  await activate(running, storeId, marijke.email, passwordOf);
  await makeMails(running, actor);
}

/** "Fjord Kontor": Norwegian, companies and private customers. */
export async function makeFjordKontor(running: Running, passwordOf: PasswordOf): Promise<void> {
  const storeId = '10007';
  await running.identity.createStore({
    id: storeId,
    name: 'Fjord Kontor',
    language: 'nb',
    timeZone: 'Europe/Oslo',
    currency: 'NOK',
    colour: '#1f5f8b',
    modules: ['REGISTRATION', 'COMPANY_APPROVAL'],
    twoFactor: 'OPTIONAL',
    isSetUp: true,
    contact: {
      email: 'post@fjordkontor.example.test',
      telephone: '+47 55 30 12 00',
      street: 'Strandgata 18',
      postalCode: '5014',
      town: 'Bergen',
    },
  });
  const actor = await makeStaff(running, storeId, passwordOf);
  await makeStorefront(running, actor);
  await dress(running, actor, 'HARBOUR', { LOGO: 'fjord-kontor.svg' });
  const groups = await makeGroups(running, actor, [
    ['Bedrift', '#3f83c9'],
    ['Rammeavtale', '#3b8260'],
  ]);
  const create =
    'mutation CreateCustomer($input: CreateCustomerInput!) { createCustomer(input: $input) { __typename } }';
  for (const [index, buyer] of demoBuyers().entries()) {
    const groupIds = buyer.kind === 'COMPANY' ? [groups[index % 3 === 0 ? 1 : 0] ?? ''].filter(Boolean) : [];
    await running.execute(actor, create, { input: { ...buyer, groupIds } });
  }
  for (const { email } of buyers) await activate(running, storeId, email, passwordOf);
}

/** Gives somebody a password; whom customers tell identity of arrives by event. */
function activate(running: Running, storeId: string, email: string, passwordOf: PasswordOf): Promise<void> {
  return until(`The log-in of ${email}`, () =>
    running.identity.activateUser(storeId, email, passwordOf(email)),
  );
}

/** Makes the staff of a store; answers its owner, who makes the rest. */
async function makeStaff(running: Running, storeId: string, passwordOf: PasswordOf): Promise<Actor> {
  const team = staff.filter((each) => each.storeId === storeId);
  for (const { name, email, role } of team)
    await running.identity.createStaff(storeId, { name, email, role, password: passwordOf(email) });
  const actor = owner(storeId, team[0]?.name ?? '');
  await untilArrived(running, actor);
  return actor;
}

/** The store reaches the other services by event; the demo waits for it as an import does. */
async function untilArrived(running: Running, actor: Actor): Promise<void> {
  await until('The new store', async () => {
    const { customerGroups } = (await running.execute(actor, '{ customerGroups { id } }', {})) as {
      customerGroups: unknown[];
    };
    return customerGroups.length >= 2;
  });
}

async function until(what: string, arrived: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (await arrived()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not reach every service`);
}

async function makeGroups(
  running: Running,
  actor: Actor,
  groups: [name: string, colour: string][],
): Promise<string[]> {
  const create =
    'mutation CreateCustomerGroup($input: CreateCustomerGroupInput!) { createCustomerGroup(input: $input) { ... on CustomerGroup { id } } }';
  const ids: string[] = [];
  for (const [name, colour] of groups) {
    const answer = (await running.execute(actor, create, { input: { name, colour } })) as {
      createCustomerGroup: { id: string };
    };
    ids.push(answer.createCustomerGroup.id);
  }
  return ids;
}

/** Two of three consignors are in a group of their own choosing, as in a real shop. */
async function spreadOverGroups(running: Running, actor: Actor, groups: string[]): Promise<void> {
  const fields =
    'id version kind firstName lastName email telephone billingAddress { street postalCode town country }';
  const page = (await running.execute(actor, `{ customers(first: 60) { nodes { ${fields} } } }`, {})) as {
    customers: { nodes: Record<string, unknown>[] };
  };
  const update =
    'mutation UpdateCustomer($input: UpdateCustomerInput!) { updateCustomer(input: $input) { ... on Customer { version } } }';
  const note =
    'mutation UpdateCustomerNote($input: UpdateCustomerNoteInput!) { updateCustomerNote(input: $input) { __typename } }';
  for (const [index, customer] of page.customers.nodes.entries()) {
    const groupIds = [
      groups[index % groups.length] ?? '',
      ...(index % 7 === 0 ? [groups[(index + 1) % groups.length] ?? ''] : []),
    ];
    const { version: _read, ...details } = customer;
    const answer = await (index % 3 === 2
      ? null
      : running.execute(actor, update, { input: { ...details, groupIds } }));
    const version = (answer as { updateCustomer: { version: number } } | null)?.updateCustomer.version;
    if (customer['email'] === marijke.email) {
      await running.execute(actor, note, {
        input: {
          id: customer['id'],
          version: version ?? customer['version'],
          note: 'Brengt winterjassen vanaf september. Liefst na 17.00 uur bellen. Kleerhangers gaan mee terug.',
        },
      });
    }
  }
}
