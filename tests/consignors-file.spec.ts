import { Readable } from 'node:stream';
import { consignment } from '../services/consignment/main';
import { customers } from '../services/customers/main';
import type { OpenService } from '../services/kernel/subgraph/service';
import { deliver } from '../services/kernel/testing/deliver';
import { staffOf, testWorld, type TestWorld } from '../services/kernel/testing/open';

/** One consignors file through the two services that read it [R-IM1 R-IM3]. */
const header =
  'Klantnr;G.D.;Voornaam;Naam;Adres;Postcode;Woonplaats;E-mail;Telefoon;Nieuwsbrief;Verhouding %;Klant mag artikelen aanmaken;Aantal artikelen;Email retourdatum;Notitie agenda';
const rob = '7900;Ja;Rob;Prins;Dorp 1;1234 AB;Ede;rob.prins@example.test;0612345678;Ja;40;Nee;0;Ja;Nee';

interface Answer {
  __typename: string;
  faultCount?: number;
}
let world: TestWorld<OpenService>;
let storeId = '30100';
const store = () => ({ id: storeId, name: 'De Ruilhoek', language: 'nl', currency: 'EUR' });

beforeAll(async () => {
  world = await testWorld([customers, consignment]);
});
afterAll(() => world.close());
beforeEach(async () => {
  storeId = String(Number(storeId) + 1);
  for (const service of ['customers', 'consignment']) {
    const data = { ...store(), timeZone: 'Europe/Amsterdam' };
    await deliver(world, `${service}.on-store-changed`, { storeId, data });
  }
});

async function upload(...lines: string[]): Promise<string> {
  const bytes = Buffer.from(lines.join('\r\n'));
  const kept = await world.ports.files.put(storeId, Readable.from([bytes]), {
    ...{ name: 'klanten.csv', maxBytes: 1e6, owner: 'customers', kind: 'import', keep: false },
  });
  return kept.fileId;
}

async function ask(service: string, mutation: string, fileId: string): Promise<Answer> {
  const text = `mutation ($id: UUID!) { ${mutation}(input: { fileId: $id }) { __typename ... on ImportFaulty { faultCount } } }`;
  const { data, errors } = await world.run(service, staffOf(storeId), text, { id: fileId });
  if (errors) throw new Error(JSON.stringify(errors));
  return data?.[mutation] as Answer;
}

/** Asks until there is a verdict, letting events arrive between, and at most a few times. */
async function half(which: 'customers' | 'settings', fileId: string): Promise<Answer> {
  const [service, mutation] =
    which === 'customers'
      ? (['customers', 'importConsignorCustomers'] as const)
      : (['consignment', 'importConsignorSettings'] as const);
  let answer = await ask(service, mutation, fileId);
  for (let attempt = 0; attempt < 3 && answer.__typename === 'ImportWaiting'; attempt += 1) {
    await world.settled();
    answer = await ask(service, mutation, fileId);
  }
  return answer;
}

const both = async (...lines: string[]): Promise<Answer[]> => {
  const fileId = await upload(...lines);
  return [await half('customers', fileId), await half('settings', fileId)];
};

/** What stands in both services, of this store. */
async function standing(): Promise<object[]> {
  return world.database.admin(
    `SELECT c.number, c.first_name, c.email, c.telephone, c.billing_town, c.newsletter, k.charity, k.consignor_share_percent AS share, k.version
       FROM customers.customer c LEFT JOIN consignment.consignor k ON k.store_id = c.store_id AND k.customer_id = c.id
      WHERE c.store_id = $1 ORDER BY 1`,
    [storeId],
  );
}

const asImported = {
  ...{ number: 7900, first_name: 'Rob', email: 'rob.prins@example.test', telephone: '0612345678' },
  ...{ billing_town: 'Ede', newsletter: true, charity: 'YES', share: 40, version: 1 },
};

test('a clean file goes in, both halves', async () => {
  expect(await both(header, rob)).toEqual([{ __typename: 'ImportDone' }, { __typename: 'ImportDone' }]);
  expect(await standing()).toEqual([asImported]);
});

test('a fault in the half of consignment keeps the customers out too', async () => {
  const [customersHalf, settingsHalf] = await both(header, rob.replace(';40;', ';140;'));
  expect(customersHalf).toEqual({ __typename: 'ImportFaulty', faultCount: 1 });
  expect(settingsHalf).toEqual({ __typename: 'ImportFaulty', faultCount: 1 });
  expect(await standing()).toEqual([]);
});

test('a fault in the half of customers keeps the agreements of known consignors as they are', async () => {
  await both(header, rob);
  const [customersHalf, settingsHalf] = await both(
    header,
    rob.replace(';40;', ';55;').replace('rob.prins@', 'rob prins'),
  );
  expect(customersHalf).toEqual({ __typename: 'ImportFaulty', faultCount: 1 });
  expect(settingsHalf).toEqual({ __typename: 'ImportWaiting' });
  expect(await standing()).toEqual([asImported]);
});

test('what staff agreed otherwise is a contradiction for the whole file', async () => {
  await both(header, rob);
  await world.database.admin(
    `UPDATE consignment.consignor SET consignor_share_percent = 60, version = 2 WHERE store_id = $1`,
    [storeId],
  );
  const answers = await both(header, rob.replace('0612345678', '0600000000').replace(';40;', ';45;'));
  expect(answers).toEqual([
    { __typename: 'ImportFaulty', faultCount: 1 },
    { __typename: 'ImportFaulty', faultCount: 1 },
  ]);
  expect(await standing()).toEqual([{ ...asImported, share: 60, version: 2 }]);
});

test('columns that are left out, in either half, leave what stands', async () => {
  await both(header, rob);
  const leftOut = [
    'Klantnr;G.D.;Voornaam;Naam;Verhouding %;Klant mag artikelen aanmaken;Aantal artikelen;Email retourdatum;Notitie agenda',
    '7900;Ja;Rob;Prins;40;Nee;0;Ja;Nee',
  ];
  for (const file of [leftOut, ['Klantnr', '7900'], ['Klantnr;Woonplaats', '7900;Ede']])
    expect(await both(...file)).toEqual([{ __typename: 'ImportDone' }, { __typename: 'ImportDone' }]);
  expect(await standing()).toEqual([asImported]);
});
