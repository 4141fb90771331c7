import { Chance } from './random';

const companies = [
  'Nordlys Regnskap AS',
  'Bryggen Arkitekter AS',
  'Fjellheim Barnehage',
  'Havblikk Eiendom AS',
  'Sørlandet Tannklinikk',
  'Granli Transport AS',
  'Løvås Elektro AS',
  'Vestkysten Advokatfirma',
  'Solbakken Skole',
  'Tindefjell Bygg AS',
  'Kystens Fiskeri AS',
  'Blåbær Design',
  'Furuset Rør AS',
  'Nidaros Trykkeri AS',
  'Elvebredden Hotell',
  'Ålesund Maritime AS',
  'Tromsø Laboratorium',
  'Mjøsa Bakeri AS',
  'Hardanger Frukt SA',
  'Bekkestua Legesenter',
  'Norden Revisjon AS',
  'Ullevål Fysioterapi',
  'Stavanger Undervann AS',
  'Kvadrat Kontordrift AS',
];
const firstNames = [
  'Ingrid',
  'Ola',
  'Kari',
  'Bjørn',
  'Sigrid',
  'Magnus',
  'Åse',
  'Henrik',
  'Silje',
  'Torbjørn',
  'Marte',
  'Øyvind',
];
const lastNames = [
  'Hansen',
  'Johansen',
  'Bakke',
  'Lie',
  'Solberg',
  'Haugen',
  'Moen',
  'Ødegård',
  'Strand',
  'Aasen',
];
const streets = [
  'Storgata',
  'Kongens gate',
  'Strandgata',
  'Industriveien',
  'Kirkegata',
  'Sjøgata',
  'Torgallmenningen',
];
const towns = [
  ['Oslo', '0150'],
  ['Bergen', '5014'],
  ['Trondheim', '7011'],
  ['Stavanger', '4005'],
  ['Tromsø', '9008'],
  ['Drammen', '3015'],
  ['Ålesund', '6002'],
] as const;

/** The input of one customer of the demo's B2B store. */
export interface DemoBuyer {
  kind: 'COMPANY' | 'PRIVATE';
  companyName: string | null;
  organisationNumber: string | null;
  firstName: string;
  lastName: string;
  email: string;
  telephone: string;
  billingAddress: { street: string; postalCode: string; town: string; country: string };
  newsletter: { state: 'ON'; source: 'IN_PERSON' | 'EMAIL' } | null;
}

/** Two dozen companies and a dozen private customers. */
export function demoBuyers(): DemoBuyer[] {
  const chance = new Chance(10007);
  const person = (): Pick<
    DemoBuyer,
    'firstName' | 'lastName' | 'telephone' | 'billingAddress' | 'newsletter'
  > => {
    const [town, postalCode] = chance.pick(towns);
    return {
      firstName: chance.pick(firstNames),
      lastName: chance.pick(lastNames),
      telephone: `+47 9${chance.between(10, 99)} ${chance.between(10, 99)} ${chance.between(100, 999)}`,
      billingAddress: {
        street: `${chance.pick(streets)} ${chance.between(1, 120)}`,
        postalCode,
        town,
        country: 'NO',
      },
      newsletter: chance.isLikely(0.4)
        ? { state: 'ON', source: chance.pick(['IN_PERSON', 'EMAIL'] as const) }
        : null,
    };
  };
  const ascii = (text: string): string =>
    text
      .toLowerCase()
      .replace(/ø/g, 'o')
      .replace(/[åæ]/g, 'a')
      .normalize('NFD')
      .replace(/[^a-z]/g, '');
  const ofCompanies = companies.map((companyName): DemoBuyer => ({
    kind: 'COMPANY',
    companyName,
    organisationNumber: organisationNumber(chance),
    ...person(),
    email: `post@${ascii(companyName)}.example.test`,
  }));
  const ofPeople = Array.from({ length: 12 }, (_none, index): DemoBuyer => {
    const each = person();
    return {
      kind: 'PRIVATE',
      companyName: null,
      organisationNumber: null,
      ...each,
      email: `${ascii(each.firstName)}.${ascii(each.lastName)}${index}@example.test`,
    };
  });
  return [...ofCompanies, ...ofPeople];
}

/** A number with Norway's check digit, of nobody in particular. */
function organisationNumber(chance: Chance): string {
  const weights = [3, 2, 7, 6, 5, 4, 3, 2];
  for (;;) {
    const digits = [9, ...Array.from({ length: 7 }, () => chance.between(0, 9))];
    const sum = weights.reduce((total, weight, index) => total + weight * (digits[index] ?? 0), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return [...digits, check].join('');
  }
}
