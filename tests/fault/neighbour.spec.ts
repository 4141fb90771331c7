import { ask, must, until, type Asker } from '../product/graph';
import { startProduct, type Product } from '../product/product';
import { makeShop, ownerOf, upload } from './shop';

/** `npm run proofs` asks for all of it: 50,000 rows and 1,000 pages. */
const ROWS = Number(process.env.KOMMIS_IMPORT_ROWS ?? 5_000);
const PAGES = Number(process.env.KOMMIS_NEIGHBOUR_PAGES ?? 100);
const neighbour = '10007';

let product: Product;
let importing: Asker;
let other: Asker;

beforeAll(async () => {
  const dataRoot = await makeShop();
  await makeShop({ KOMMIS_DATA: dataRoot }, neighbour);
  product = await startProduct({ dataRoot, environment: { KOMMIS_DEMO: 'off' } });
  importing = await ownerOf(product);
  other = await ownerOf(product, neighbour);
});
afterAll(() => product.stop());

const peopleFile = (): Buffer => {
  const header = 'Klantnr;Voornaam;Naam;Adres;Postcode;Woonplaats;E-mail;Telefoon;Nieuwsbrief';
  const rows = Array.from(
    { length: ROWS },
    (_, at) => `${1_000 + at};Jan;Inbrenger ${at};Voorstraat ${at};3512 AJ;Utrecht;k${at}@example.test;;Ja`,
  );
  return Buffer.from([header, ...rows].join('\r\n'));
};

/** A page of the other store's console, as its browser asks for it. */
async function page(): Promise<string> {
  const { status, headers } = await ask(`${product.url}/${neighbour}/console/customers`, {
    headers: { cookie: `kommis-${neighbour}-staff=${other.token ?? ''}`, accept: 'text/html' },
  });
  return [status, ...[headers['set-cookie'] ?? []].flat().filter((each) => each.includes('-staff='))].join(
    ' ',
  );
}

test(`while one store imports ${ROWS} rows, each of ${PAGES} pages of another is answered, and nobody is logged out`, async () => {
  const fileId = await upload(product, importing, 'people.csv', peopleFile());
  const started = await must<{ __typename: string; id: string }>(
    product,
    importing,
    'mutation Start($input: StartImportInput!) { startImport(input: $input) { __typename ... on Job { id } } }',
    { input: { kind: 'CONSIGNORS', fileId } },
  );
  const state = async (): Promise<string> =>
    (await must<{ state: string }>(product, importing, `{ job(id: "${started.id}") { state } }`)).state;
  const isRunning = async (): Promise<boolean> => ['QUEUED', 'JUDGING', 'RUNNING'].includes(await state());
  const answers: string[] = [];
  let during = 0;
  // Four readers of the neighbour's, who go on until the import has ended or each page has been asked for.
  const reader = async (): Promise<void> => {
    while (answers.length < PAGES) {
      answers.push(await page());
      if (await isRunning()) during += 1;
    }
  };
  await Promise.all(Array.from({ length: 4 }, reader));
  expect(answers.filter((answer) => answer !== '200')).toEqual([]);
  expect(during).toBeGreaterThan(0);
  await until('The import ended', async () => ((await isRunning()) ? null : true), 600_000);
  expect(await state()).toBe('DONE');
}, 900_000);
