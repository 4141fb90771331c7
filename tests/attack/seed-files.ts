import { pictureOf } from '../../services/consignment/testing/photos';
import type { AttackWorld } from './world';

/** The sign a value of this store carries wherever it turns up. */
export const canary = (storeId: string, what: string, row: number | string): string =>
  `CANARY-${storeId}-${what}-${row}`;

/** Hands a file in, as an upload does; answers its id. */
export async function putFile(
  world: AttackWorld,
  storeId: string,
  name: string,
  content: string | Buffer,
  nature = { owner: 'customers', kind: 'import' },
): Promise<string> {
  const bytes = [Buffer.from(content)] as unknown as AsyncIterable<Uint8Array>;
  const file = { name, maxBytes: 1_000_000, ...nature, keep: false };
  return (await world.ports.files.put(storeId, bytes, file)).fileId;
}

/** Hands a photo in. */
export async function putPhoto(world: AttackWorld, storeId: string, what: string): Promise<string> {
  const nature = { owner: 'consignment', kind: 'photo' };
  return putFile(world, storeId, `CANARY-${storeId}-file-${what}.jpg`, await pictureOf('#a33'), nature);
}

/** Hands a logo in. */
export async function putStorePicture(world: AttackWorld, storeId: string): Promise<string> {
  const nature = { owner: 'identity', kind: 'store-picture' };
  return putFile(world, storeId, canary(storeId, 'file', 'logo.jpg'), await pictureOf('#a33'), nature);
}

/** A consignors file whose every text is a canary of the store. */
export function consignorsFile(storeId: string, ...numbers: number[]): string {
  const header =
    'Klantnr;G.D.;Voornaam;Naam;Adres;Postcode;Woonplaats;E-mail;Telefoon;Nieuwsbrief;Verhouding %;Klant mag artikelen aanmaken;Aantal artikelen;Email retourdatum;Notitie agenda';
  const rows = numbers.map((number) => {
    const sign = (what: string): string => `CANARY-${storeId}-customer-${what}-${number}`;
    const email = `canary-${storeId}-customer-${number}@example.test`;
    const name = [
      sign('first_name'),
      sign('last_name'),
      sign('billing_street'),
      '1234',
      sign('billing_town'),
    ];
    return [number, 'Ja', ...name, email, '0301234567', 'Ja', 40, 'Nee', 0, 'Ja', 'Ja'].join(';');
  });
  return [header, ...rows].join('\r\n');
}

/** A stock file: for each consignor one item on sale, one sold, one returned. */
export function stockFile(storeId: string, customers: number[]): string {
  const header =
    'Artikelnr;Klantnr;Omschrijving;Categorie;Maat;Merk;Prijs;Inbrengdatum;Retourdatum;Status;Verkoopdatum;Verkoopprijs';
  const rows = customers.flatMap((customer, at) =>
    ['Te koop;;', 'Verkocht;28-10-2026;40,00', 'Retour;;'].map((end, kind) => {
      const number = 100_001 + at * 10 + kind;
      const sign = (what: string): string => `CANARY-${storeId}-item-${what}-${number}`;
      const texts = [sign('description'), sign('category'), sign('size'), sign('brand')];
      return [number, customer, ...texts, '42,50', '19-10-2026', '14-12-2026', end].join(';');
    }),
  );
  return [header, ...rows].join('\r\n');
}
