import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDataRoot } from '../data-root';
import { ask, must, logInStaff, type Asker } from '../product/graph';
import type { Product } from '../product/product';

export const storeId = '30042';
const owner = { email: 'eigenaar@example.test', password: 'zeven paarse olifanten' };

/**
 * Runs a command of the built product to its end, or until it has printed something, and then to that of Ctrl-C; `keeper`
 * is what runs it, if anything.
 */
export function command(
  args: string[],
  environment: NodeJS.ProcessEnv,
  keeper?: string,
  untilPrinted?: RegExp,
): Promise<{ code: number | null; printed: string }> {
  return new Promise((resolve) => {
    const env = {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
      KOMMIS_DEMO: 'off',
      ...environment,
    };
    const program = [...(keeper === undefined ? [] : [keeper]), 'dist/services/main.js'];
    const child = spawn(process.execPath, [...program, ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => {
        printed += text.toString();
        if (!child.killed && untilPrinted?.test(printed)) child.kill('SIGINT');
      });
    child.once('exit', (code) => resolve({ code, printed }));
  });
}

/** An empty shop with an owner, in data of its own or beside one that is there: what a file brings is then all there is. */
export async function makeShop(environment: NodeJS.ProcessEnv = {}, id = storeId): Promise<string> {
  const dataRoot = environment.KOMMIS_DATA ?? makeDataRoot('fault');
  const args = [
    'set-up',
    '--store',
    id,
    '--name',
    'De Ruilhoek',
    '--owner',
    'Els de Wit',
    '--email',
    owner.email,
  ];
  const { code, printed } = await command(args, {
    ...environment,
    KOMMIS_DATA: dataRoot,
    KOMMIS_OWNER_PASSWORD: owner.password,
  });
  if (code !== 0) throw new Error(printed);
  return dataRoot;
}

/** Its owner, logged in at the console. */
export async function ownerOf(product: Product, id = storeId): Promise<Asker> {
  const door: Asker = { storeId: id, door: 'console' };
  const { sessionToken } = await must<{ sessionToken: string }>(product, door, logInStaff, { input: owner });
  return { ...door, token: sessionToken };
}

/** Hands in a file; answers its id. */
export async function upload(product: Product, staff: Asker, name: string, body: Buffer): Promise<string> {
  const answer = await ask(`${product.url}/${storeId}/console/upload?name=${name}`, {
    method: 'POST',
    headers: { authorization: `Session ${staff.token}` },
    body,
  });
  return (JSON.parse(answer.text) as { fileId: string }).fileId;
}

/** The files of a real shop where they lie beside the repository, and as many rows of our own where they do not. */
export function shopFiles(): { consignors: Buffer; stock: Buffer } {
  const folder = join(process.cwd(), '..', 'shared', 'data');
  const [consignors, stock] = ['consignors', 'stock'].map((name) => join(folder, `${name}-${storeId}.csv`));
  if (consignors && stock && existsSync(consignors) && existsSync(stock)) {
    return { consignors: readFileSync(consignors), stock: readFileSync(stock) };
  }
  const numbers = Array.from({ length: 613 }, (_, at) => 1_000 + at);
  const people = numbers.map(
    (number) => `${number};Nee;Jan;Inbrenger ${number};;;Utrecht;k${number}@example.test;;Ja;40;Nee;0;Ja;Nee`,
  );
  const goods = Array.from({ length: 6_000 }, (_, at) => {
    const end = ['Te koop;;', 'Verkocht;28-10-2026;39,95', 'Retour;;'][at % 3];
    return `${100_000 + at};${1_000 + (at % 613)};Jas;Heren;M;H&M;42,50;19-10-2026;14-12-2026;${end}`;
  });
  const of = (header: string, rows: string[]): Buffer => Buffer.from([header, ...rows].join('\r\n'));
  return { consignors: of(consignorsHeader, people), stock: of(stockHeader, goods) };
}

const consignorsHeader =
  'Klantnr;G.D.;Voornaam;Naam;Adres;Postcode;Woonplaats;E-mail;Telefoon;Nieuwsbrief;Verhouding %;Klant mag artikelen aanmaken;Aantal artikelen;Email retourdatum;Notitie agenda';
const stockHeader =
  'Artikelnr;Klantnr;Omschrijving;Categorie;Maat;Merk;Prijs;Inbrengdatum;Retourdatum;Status;Verkoopdatum;Verkoopprijs';
