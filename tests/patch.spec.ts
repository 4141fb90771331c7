import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputField,
} from 'graphql';
import { subjects, type Shown, type Subjects } from './patch/subjects';
import { fieldsOf, selectionOf, updates, type Update } from './patch/updates';

/** What else may change with a field, beside the version and the moment: it follows from it. */
const follows: Record<string, string[]> = {
  'updateCustomer.kind': ['displayName', 'companyName', 'organisationNumber', 'kept'],
  'updateCustomer.companyName': ['displayName'],
  'updateCustomer.shippingAddress': ['shippingSameAsBilling', 'kept'],
  'updateCustomer.defaultGroupId': ['defaultGroup', 'groups'],
  'updateCustomer.groupIds': ['groups', 'defaultGroup'],
  // Off has no source, and both are said at one moment.
  'updateCustomer.newsletter.state': ['newsletter'],
  'updateCustomer.newsletter.source': ['newsletter.since'],
  'updateCustomer.partnerOffers.state': ['partnerOffers'],
  'updateCustomer.partnerOffers.source': ['partnerOffers.since'],
  'updateCustomerNote.note': ['privateNote'],
  // What comes of an item that nobody collects.
  'updateConsignor.charity': ['due.afterwards'],
  'updateConsignor.itemAllowance': ['itemAllowanceRemaining'],
  'updateConsignor.consignorSharePercent': ['effectiveSharePercent'],
  'updateItem.priceMinor': ['price'],
  'updateItem.photoFileId': ['photo'],
  'updateStore.modules': ['selfEntryAllowed'],
  // A ready look has its own colour; where there is none, one’s own counts.
  'updatePortal.skin': ['colour'],
  'updatePortal.colour': ['freeColour'],
  // Who can be reached in no way has nothing on that page.
  'updateStore.contact': ['pages'],
  'updateConsignmentSettings.markdownFloorMinor': ['markdownFloor'],
  'updateConsignmentSettings.minimumPayoutMinor': ['minimumPayout'],
  'updateConsignmentSettings.dac7ThresholdMinor': ['dac7Threshold', 'dac7ThresholdInForce'],
};
/** Values that a field's type alone does not tell. */
const samples: Record<string, unknown> = {
  email: 'patched@example.test',
  // Of no country whose organisation numbers are checked.
  country: 'GB',
  organisationNumber: '923609016',
  colour: '#123456',
  // What staff may say.
  source: 'PAPER',
  newsletter: { state: 'OFF' },
  partnerOffers: { state: 'OFF' },
  markdownSteps: [{ afterDays: 7, percent: 7 }],
  markdownFloorMinor: 7,
  minimumPayoutMinor: 7,
  payoutIban: 'NL91ABNA0417164300',
  payoutBic: 'ABNANL2A',
  vatNumber: 'DE129273398',
  timeZone: 'Europe/Oslo',
  language: 'sv',
  languages: ['nl', 'en'],
  minimumPasswordLength: 20,
  modules: [],
  replyTo: 'answers@example.test',
  mail: { senderName: 'Patched' },
  payments: [{ code: 'VISA' }],
  carriers: [{ ownName: 'Koerier' }],
  days: [{ weekday: 'MONDAY', periods: [{ opensAt: '10:00', closesAt: '17:00' }] }],
  exceptions: [{ from: '2099-12-25', upTo: '2099-12-25', reason: 'Kerst', periods: [] }],
  note: 'Op afspraak',
};

/** Where the graph shows a value otherwise than it takes it. */
const shownAs: Record<string, string> = {
  priceMinor: 'price',
  photoFileId: 'photo',
  markdownFloorMinor: 'markdownFloor',
  minimumPayoutMinor: 'minimumPayout',
  dac7ThresholdMinor: 'dac7Threshold',
};

let shop: Subjects;
let groupId: string;
beforeAll(async () => {
  shop = await subjects();
  groupId = await shop.newGroup();
  samples['photoFileId'] = await shop.handInPhoto();
});
afterAll(() => shop.close());

test('every update there is is tried field by field [R-CU14]', () => {
  expect(updates.map(({ name }) => name).sort()).toEqual(Object.keys(shop.make).sort());
});

const fields = updates.flatMap((update) =>
  fieldsOf(update.input).map(({ path, field }) => ({ title: `${update.name} ${path}`, update, path, field })),
);

test.each(fields)('$title alone changes nothing else [R-CU14]', async ({ update, path, field }) => {
  const { before, which } = await subjectOf(update);
  const given = sampleOf(path, field, before);
  const after = await change(update, { ...which, ...nested(path, given) });
  expect(changedIn(before, after)).not.toEqual([]);
  expect(unexpected(update, path, before, after)).toEqual([]);
});

test.each(fields.filter(({ field }) => !isNonNullType(field.type)))(
  '$title alone as null empties it, or leaves it where it says so, and changes nothing else [R-CU14]',
  async ({ update, path, field }) => {
    const { before, which } = await subjectOf(update);
    // What must not be empty, such as a company's name, is refused.
    const after = await change(update, { ...which, ...nested(path, null) }, true);
    if ('refused' in after) return;
    expect(unexpected(update, path, before, after)).toEqual([]);
    // The switch "same as billing": the address shown is that one then.
    if (path === 'shippingAddress') return;
    const [was, is] = [before, after].map((shown) => valueAt(shown, shownAs[path] ?? path));
    if (/null leaves/i.test(field.description ?? '')) expect(is).toEqual(was);
    else expect(isEmpty(is)).toBe(true);
  },
);

/** A fresh one as its update shows it; to see it, it is updated by nothing where that may be. */
async function subjectOf(update: Update): Promise<{ before: Shown; which: Shown }> {
  const which = (await shop.make[update.name]?.()) ?? {};
  const required = fieldsOf(update.input).filter(({ field }) => isNonNullType(field.type));
  const before = await change(update, {
    ...which,
    ...Object.fromEntries(required.map(({ path }) => [path, 'as it was'])),
  });
  return { before, which: 'version' in which ? { ...which, version: before['version'] } : which };
}

async function change(update: Update, input: Shown, mayRefuse = false): Promise<Shown> {
  const type = update.shown;
  const query = `mutation ($input: ${update.input.name}!) { ${update.name}(input: $input) { __typename
    ... on ${type.name} { ${selectionOf(type)} } ... on Problem { message } ... on InvalidInput { fields { path code } } } }`;
  const answer = await shop.ask(update.service, query, { input });
  if (answer['__typename'] === type.name) return answer;
  if (!mayRefuse) throw new Error(JSON.stringify(answer));
  return { refused: true };
}

function unexpected({ name }: Update, path: string, before: Shown, after: Shown): string[] {
  const allowed = ['version', 'updatedAt', path, ...(follows[`${name}.${path}`] ?? [])];
  return changedIn(before, after).filter(
    (changed) => !allowed.some((each) => changed === each || changed.startsWith(`${each}.`)),
  );
}

/** Paths of the values that differ. */
function changedIn(before: unknown, after: unknown, path = ''): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (![before, after].every((each) => typeof each === 'object' && each !== null && !Array.isArray(each)))
    return [path];
  const keys = new Set([...Object.keys(before as object), ...Object.keys(after as object)]);
  return [...keys].flatMap((key) =>
    changedIn((before as Shown)[key], (after as Shown)[key], path === '' ? key : `${path}.${key}`),
  );
}

const valueAt = (shown: unknown, path: string): unknown =>
  path.split('.').reduce((value, key) => (value as Shown | undefined)?.[key], shown);

/** Null, nothing written, or an address of which every part is null. */
const isEmpty = (value: unknown): boolean =>
  value === null ||
  value === '' ||
  (typeof value === 'object' &&
    Object.entries(value).every(([key, part]) => key === '__typename' || part === null));

function sampleOf(path: string, field: GraphQLInputField, before: Shown): unknown {
  const type = getNullableType(field.type);
  const name = path.split('.').at(-1) ?? '';
  const now = valueAt(before, path);
  // A consent and a switch of the footer have one name.
  if (name in samples && String(type) !== 'Boolean') return samples[name];
  if (isEnumType(type)) return type.getValues().find((value) => value.name !== now)?.name;
  if (isListType(type)) return [groupId];
  if (isInputObjectType(type))
    return Object.fromEntries(
      fieldsOf(type).map((part) => [part.path, sampleOf(`${path}.${part.path}`, part.field, before)]),
    );
  return { Boolean: now !== true, Int: 7, Percent: 33.33, UUID: groupId, String: 'Patched' }[String(type)];
}

const nested = (path: string, value: unknown): Shown =>
  path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as Shown;
