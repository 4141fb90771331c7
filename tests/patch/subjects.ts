import { Readable } from 'node:stream';
import { consignment } from '../../services/consignment/main';
import { customers } from '../../services/customers/main';
import { identity, type IdentityExtra } from '../../services/identity/main';
import type { OpenService } from '../../services/kernel/subgraph/service';
import { pictureOf } from '../../services/consignment/testing/photos';
import { staffOf, testWorld } from '../../services/kernel/testing/open';

/** A store of consignors who enter items themselves: every field of an update is allowed. */
const storeId = '30042';
const staff = staffOf(storeId);
/** Identity's own: what is changed of a store is told to the other services. */
const settled = staffOf('30043');
export type Shown = Record<string, unknown>;

/** What updates are tried on. */
export interface Subjects {
  ask(service: string, query: string, variables?: Shown): Promise<Shown>;
  /** By mutation: makes one anew, full, so that whatever is emptied by mistake is seen, and says which one it is. */
  make: Record<string, () => Promise<Shown>>;
  newGroup(): Promise<string>;
  handInPhoto(): Promise<string>;
  close(): Promise<void>;
}

/** The services that have updates, and one store in them. */
export async function subjects(): Promise<Subjects> {
  const world = await testWorld([customers, consignment, identity]);
  const stores = world.services.identity as OpenService & IdentityExtra;
  await stores.createStore({
    id: settled.storeId,
    name: 'De Hoek',
    currency: 'EUR',
    colour: '#7a2e5d',
    ...place,
  });
  for (const service of ['customers', 'consignment']) await world.storeArrives(service, storeId);

  const ask: Subjects['ask'] = async (service, query, variables) =>
    JSON.parse(
      JSON.stringify(await world.ask(service, service === 'identity' ? settled : staff, query, variables)),
    ) as Shown;
  let made = 0;
  const newCustomer = async (): Promise<string> => {
    made += 1;
    return (await ask('customers', createCustomer, { input: fullCustomer(made) }))['id'] as string;
  };
  const newGroup = async (): Promise<string> => {
    made += 1;
    const input = { name: `Group ${made}`, description: 'What it is for', colour: '#3b8260' };
    return (await ask('customers', createGroup, { input }))['id'] as string;
  };
  const newConsignor = async (): Promise<Shown> => {
    const customerId = await newCustomer();
    await world.settled();
    return ask('consignment', agree, { input: { customerId, ...fullAgreement } });
  };
  const handInPhoto = async (): Promise<string> => {
    const bytes = Readable.from([await pictureOf('#a33')]);
    const nature = { owner: 'consignment', kind: 'photo', name: 'photo.jpg', keep: false };
    return (await world.ports.files.put(storeId, bytes, { ...nature, maxBytes: 1e6 })).fileId;
  };
  const newItem = async (): Promise<Shown> => {
    const { customerId } = await newConsignor();
    const photoFileId = await handInPhoto();
    const { items } = await ask('consignment', enter, { input: { customerId, photoFileId, ...fullItem } });
    return { id: (items as Shown[])[0]?.['id'] };
  };
  const make = {
    updateCustomer: async () => ({ id: await newCustomer() }),
    updateCustomerNote: async () => ({ id: await newCustomer(), version: 1 }),
    updateCustomerGroup: async () => ({ id: await newGroup() }),
    updateConsignor: newConsignor,
    updateItem: newItem,
    updateStore: async () => {
      await ask('identity', setUp, { input: fullStore });
      return {};
    },
    updateStoreFooter: async () => ({}),
    updateOpeningHours: async () => ({}),
    updatePortal: async () => {
      await ask('identity', dress, { input: { skin: 'FREE', colour: '#7a2e5d', portalOn: true } });
      return {};
    },
    updateConsignmentSettings: async () => {
      await ask('consignment', settle, { input: fullSettings });
      return {};
    },
  };
  return { ask, make, newGroup, handInPhoto, close: () => world.close() };
}

const address = { street: 'Kade 1', postalCode: '0150', town: 'Oslo', country: 'NO' };

const fullCustomer = (at: number): Shown => ({
  kind: 'COMPANY',
  ...{ socialTitle: 'Mevr.', firstName: 'Joke', lastName: 'de Wit', telephone: '0612345678' },
  ...{ companyName: 'Kontor', organisationNumber: '974760673', email: `full-${at}@example.test` },
  ...{ billingAddress: address, shippingAddress: { ...address, street: 'Brygge 2' } },
  ...{ newsletter: { state: 'ON', source: 'EMAIL' }, partnerOffers: { state: 'ON', source: 'EMAIL' } },
  privateNote: 'A note',
});
const fullAgreement: Shown = {
  ...{ charity: 'YES', mayCreateItems: true, itemAllowance: 12, consignorSharePercent: 61 },
  ...{ returnMail: false, calendarNote: true },
};

const fullItem: Shown = {
  ...{ description: 'Jas', category: 'Dames', size: '38', brand: 'Esprit', priceMinor: 1995 },
};

const fullSettings: Shown = {
  ...{
    consignorSharePercent: 61,
    shareBase: 'NET_OF_VAT',
    returnTermDays: 60,
    graceDays: 10,
    returnWindowDays: 8,
    minimumPayoutMinor: 1000,
  },
  ...{ payoutIban: 'NO9386011117947', payoutBic: 'DNBANOKK', creditBonusPercent: 12.5 },
  ...{
    afterGrace: 'DONATED',
    afterGraceByItself: true,
    categories: ['Dames', 'Patched'],
    termsVersion: '2026-1',
  },
  ...{ markdownSteps: [{ afterDays: 28, percent: 20 }], markdownFloorMinor: 500, markdownBorneBy: 'STORE' },
  ...{ dac7On: true, dac7ThresholdMinor: 150_000, dac7Counted: 'ONLINE' },
};
const place = { language: 'nl', timeZone: 'Europe/Berlin', country: 'DE' };
const fullStore: Shown = {
  ...{
    ...place,
    name: 'De Hoek',
    languages: ['nl', 'nb', 'sv'],
    sortsPastPrefixes: true,
    isSetUp: true,
    modules: ['CONSIGNMENT', 'SELF_ENTRY', 'MARKDOWN', 'REGISTRATION', 'COMPANY_APPROVAL'],
  },
  ...{
    legalName: 'Hoek GmbH',
    organisationNumber: 'HRB 1234',
    vatNumber: 'DE136695976',
    minimumPasswordLength: 14,
  },
  contact: {
    ...{
      email: 'hoek@example.test',
      telephone: '030 123',
      street: 'Kade 1',
      postalCode: '10115',
      town: 'Berlin',
    },
  },
  mail: {
    ...{ senderName: 'Hoek', replyTo: 'vragen@example.test' },
    ...Object.fromEntries(
      ['nl', 'nb', 'sv', 'en'].map((language) => [language, { greeting: 'Ha {name}', signature: 'Hoek' }]),
    ),
  },
};
const setUp =
  'mutation ($input: UpdateStoreInput!) { updateStore(input: $input) { ... on Store { version } } }';
const dress =
  'mutation ($input: UpdatePortalInput!) { updatePortal(input: $input) { ... on Store { version } } }';
const settle =
  'mutation ($input: UpdateConsignmentSettingsInput!) { updateConsignmentSettings(input: $input) { ... on ConsignmentSettings { version } } }';

const enter =
  'mutation ($input: EnterItemInput!) { enterItem(input: $input) { ... on ItemsEntered { items { id } } } }';
const createCustomer =
  'mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) { ... on Customer { id } } }';
const createGroup =
  'mutation ($input: CreateCustomerGroupInput!) { createCustomerGroup(input: $input) { ... on CustomerGroup { id } } }';
const agree =
  'mutation ($input: UpdateConsignorInput!) { updateConsignor(input: $input) { ... on Consignor { customerId } } }';
