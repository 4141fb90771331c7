import { staffOf } from '../services/kernel/testing/open';
import { forAllTests } from '../services/kernel/testing/for-all-tests';
import { wantsRegister } from '../services/commerce/sale/sale.rules';
import { attackWorld } from './attack/world';

/** A store that an operator has just made, of each country whose law Kommis follows. */
const world = forAllTests(attackWorld);
const operator = { ...staffOf('00000', 'Olga Operator'), rights: ['operator'] };

interface Law {
  id: string;
  language: string;
  timeZone: string;
  currency: string;
  /** The rate of most goods on the day it was made. */
  vat: number;
  register: boolean;
  dac7: boolean;
}
const countries: [country: string, law: Law][] = [
  [
    'NL',
    {
      ...{ id: '43001', language: 'nl', timeZone: 'Europe/Amsterdam', currency: 'EUR' },
      ...{ vat: 21, register: false, dac7: true },
    },
  ],
  [
    'NO',
    {
      ...{ id: '43002', language: 'nb', timeZone: 'Europe/Oslo', currency: 'NOK' },
      ...{ vat: 25, register: true, dac7: false },
    },
  ],
  [
    'SE',
    {
      ...{ id: '43003', language: 'sv', timeZone: 'Europe/Stockholm', currency: 'SEK' },
      ...{ vat: 25, register: true, dac7: true },
    },
  ],
];

const CREATE = `mutation ($input: CreateStoreInput!) { createStore(input: $input) { __typename ... on StoreSummary { id } } }`;
const LOOK = `{ store { country language timeZone currency portalOn isSetUp legalName organisationNumber vatNumber
    contact { street } footer { payments { code } carriers { code } } pages { page languages } }
  consignmentSettings { mayKeepDac7 payoutIban } }`;

test.each(countries)(
  'a new store of %s starts with what its law asks, and nobody has said it [B16 K2]',
  async (country, law) => {
    const { id, vat, register, dac7, ...usual } = law;
    const owner = { ownerName: 'Noor Bakker', ownerEmail: `noor@${id}.example` };
    await world.must(operator, CREATE, { input: { id, name: 'Tweede Kans', country, ...owner } });
    await world.settled();
    const { body } = await world.ask(staffOf(id), LOOK);
    expect(body.errors).toBeUndefined();
    expect(body.data).toEqual({
      store: {
        ...{ country, ...usual, portalOn: false, isSetUp: false },
        // What only people can fill in: the start list names them.
        ...{ legalName: null, organisationNumber: null, vatNumber: null, contact: { street: null } },
        // Credit is nowhere offered until somebody ticks it [L12].
        footer: { payments: [], carriers: [] },
        // The accessibility statement is there in four languages before anybody writes one [L13].
        pages: [{ page: 'ACCESSIBILITY', languages: ['nl', 'nb', 'sv', 'en'] }],
      },
      consignmentSettings: { mayKeepDac7: dac7, payoutIban: null },
    });
    const [told] = await world.database.admin<{
      rates: { vatClass: string; startsOn: string; percent: number }[];
    }>(`SELECT rates FROM consignment.vat_law WHERE store_id = '${id}'`);
    const standard = told?.rates.filter(({ vatClass }) => vatClass === 'STANDARD');
    expect(standard?.toSorted((a, b) => a.startsOn.localeCompare(b.startsOn)).at(-1)?.percent).toBe(vat);
    const [sells] = await world.database.admin<{ country: string }>(
      `SELECT country FROM commerce.store WHERE store_id = '${id}'`,
    );
    expect(wantsRegister(sells?.country ?? '')).toBe(register);
  },
);
