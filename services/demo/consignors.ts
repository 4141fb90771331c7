import { Chance } from './random';

/** A consignor of the demo store, as a shop's own program would export one. */
export interface DemoConsignor {
  number: number;
  charity: 'Ja' | 'Nee' | '';
  firstName: string;
  lastName: string;
  street: string;
  postalCode: string;
  town: string;
  email: string;
  telephone: string;
  newsletter: boolean;
  split: number | null;
  mayCreateItems: boolean;
  allowance: number;
  returnMail: boolean;
  calendarNote: boolean;
}

/** Who the demo's own log-in belongs to. */
export const marijke = {
  number: 2481,
  firstName: 'Marijke',
  lastName: 'van den Berg',
  email: 'marijke.vandenberg@example.test',
};

const firstNames = [
  'Joost',
  'Fleur',
  'Thijs',
  'Noor',
  'Sanne',
  'Willem',
  'Lotte',
  'Bram',
  'Ingeborg',
  'Ruben',
  'Hennie',
  'Daan',
  'Karin',
  'Mehmet',
  'Ayşe',
  'Jolanda',
  'Pieter',
  'Femke',
  'Gerrit',
  'Anouk',
  'Wouter',
  'Chantal',
  'Huub',
  'Marloes',
];
const lastNames = [
  'van Leeuwen',
  'Brouwer',
  'Mulder',
  'de Graaf',
  'Hoekstra',
  'Dekker',
  'Vermeulen',
  'Jacobs',
  'Smit-Postma',
  'Bos',
  'Kok',
  'Willems',
  'Prins',
  'Kaya',
  'Yıldırım',
  'van der Meer',
  'Kuipers',
  'Groen',
  'Timmermans',
  'Verhoeven',
];
const streets = [
  'Kanaalstraat',
  'Biltstraat',
  'Dorpsstraat',
  'Adelaarstraat',
  'Maliesingel',
  'Amsterdamsestraatweg',
  'Soestwetering',
  'Nachtegaalstraat',
  'Kerkweg',
  'Vleutenseweg',
  'Rijnlaan',
  'Oudegracht',
  'Twijnstraat',
  'Lange Nieuwstraat',
];
const towns = [
  ['Utrecht', '35'],
  ['Utrecht', '35'],
  ['Utrecht', '35'],
  ['De Bilt', '37'],
  ['Zeist', '37'],
  ['Maarssen', '36'],
  ['Bilthoven', '37'],
  ['Nieuwegein', '34'],
] as const;

/** Whose address leads nowhere, as one does that was written down in a hurry. */
const UNREACHED = 2461;

/** Forty-eight consignors, numbers 2440 to 2487; Marijke among them. */
export function demoConsignors(): DemoConsignor[] {
  const chance = new Chance(30042);
  return Array.from({ length: 48 }, (_none, index) => {
    const number = 2440 + index;
    const self = number === marijke.number ? marijke : null;
    const firstName = self?.firstName ?? chance.pick(firstNames);
    const lastName = self?.lastName ?? chance.pick(lastNames);
    const [town, zone] = chance.pick(towns);
    const plain = `${firstName}.${lastName}`
      .normalize('NFD')
      .replace(/[^\w.]/g, '')
      .toLowerCase();
    return {
      number,
      charity: self ? 'Nee' : chance.pick(['Ja', 'Nee', 'Nee', ''] as const),
      firstName,
      lastName,
      street: `${chance.pick(streets)} ${chance.between(1, 240)}${chance.isLikely(0.1) ? ' bis' : ''}`,
      postalCode: `${zone}${chance.between(10, 89)} ${chance.pick(['AB', 'CX', 'GT', 'JL', 'RK', 'VN'])}`,
      town,
      email: addressOf(
        number,
        self?.email ?? (chance.isLikely(0.85) ? `${plain}${number}@example.test` : ''),
      ),
      telephone: `06${chance.between(10_000_000, 99_999_999)}`,
      newsletter: chance.isLikely(0.5),
      split: self ? 60 : chance.isLikely(0.2) ? chance.pick([40, 55, 60]) : null,
      mayCreateItems: self ? true : chance.isLikely(0.4),
      allowance: self ? 40 : chance.pick([0, 10, 20, 40]),
      returnMail: chance.isLikely(0.8),
      calendarNote: chance.isLikely(0.6),
    };
  });
}

const addressOf = (number: number, email: string): string =>
  number === UNREACHED ? `post${number}@nergens.invalid` : email;

/** As the shop's program exports them; the demo comes in through the same import as a shop's own file. */
export function consignorsCsv(consignors: DemoConsignor[]): string {
  const yes = (value: boolean): string => (value ? 'Ja' : 'Nee');
  const head =
    'Klantnr;G.D.;Voornaam;Naam;Adres;Postcode;Woonplaats;E-mail;Telefoon;Nieuwsbrief;Verhouding %;Klant mag artikelen aanmaken;Aantal artikelen;Email retourdatum;Notitie agenda';
  const rows = consignors.map((each) =>
    [
      each.number,
      each.charity,
      each.firstName,
      each.lastName,
      each.street,
      each.postalCode,
      each.town,
      each.email,
      each.telephone,
      yes(each.newsletter),
      each.split ?? '',
      yes(each.mayCreateItems),
      each.allowance,
      yes(each.returnMail),
      yes(each.calendarNote),
    ].join(';'),
  );
  return [head, ...rows].join('\r\n');
}
