import { emailHint, emptyValues, inputOf, storedValues, typedValues } from './customer-form';

const address = { street: 'Kade 1', postalCode: '3511 AB', town: 'Utrecht', country: 'NL' };
const stored = {
  id: 'c',
  version: 3,
  number: 1,
  kind: 'COMPANY' as const,
  displayName: 'K',
  socialTitle: null,
  firstName: 'Ada',
  lastName: null,
  companyName: 'K',
  organisationNumber: '12345678',
  email: 'a@example.test',
  pendingEmail: null,
  users: [{ user: { email: 'a@example.test', activated: true } }],
  telephone: null,
  billingAddress: address,
  shippingSameAsBilling: false,
  shippingAddress: { ...address, street: 'Plein 2' },
  newsletter: { state: 'ON' as const, since: '2026-05-03T10:00:00.000Z', source: 'IMPORT' as const },
  partnerOffers: { state: 'OFF' as const, since: null, source: null },
  groups: [{ id: 'g2' }, { id: 'g1' }],
  defaultGroup: { id: 'g1' },
  kept: { companyName: null, organisationNumber: null, shippingAddress: null },
};
const sent = (fields: [string, string][]) => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return typedValues(form);
};

it('an empty form makes a private customer, shipped to the billing address, in the store’s own group', () => {
  expect(inputOf(emptyValues('own'))).toMatchObject({
    kind: 'PRIVATE',
    email: null,
    shippingAddress: null,
    newsletter: { state: 'OFF' },
    partnerOffers: { state: 'OFF' },
    groupIds: ['own'],
    defaultGroupId: 'own',
  });
});

it('the default group is among the groups, ticked or not', () => {
  expect(
    sent([
      ['groupIds', 'b'],
      ['defaultGroupId', 'a'],
    ])['groupIds'],
  ).toBe('a b');
});

it('company fields of a private customer are not sent, though they stay in the form', () => {
  const values = sent([
    ['kind', 'PRIVATE'],
    ['companyName', 'Kringloop'],
    ['shippingSame', 'on'],
  ]);
  expect(values['companyName']).toBe('Kringloop');
  expect(inputOf(values)).not.toHaveProperty('companyName');
  expect(inputOf(values)).not.toHaveProperty('organisationNumber');
  expect(inputOf({ ...values, kind: 'COMPANY' }).companyName).toBe('Kringloop');
});

it('what a kind or a switch hides stands in the form, and is sent once it is shown again', () => {
  const shippingAddress = { street: 'Plein 2', postalCode: null, town: 'Utrecht', country: null };
  const values = storedValues({
    ...stored,
    kind: 'PRIVATE',
    companyName: null,
    organisationNumber: null,
    shippingSameAsBilling: true,
    shippingAddress: stored.billingAddress,
    kept: { companyName: 'K', organisationNumber: '12345678', shippingAddress },
  });
  expect(inputOf(values)).not.toHaveProperty('companyName');
  expect(inputOf(values).shippingAddress).toBeNull();
  expect(inputOf({ ...values, kind: 'COMPANY', shippingSame: '' })).toMatchObject({
    companyName: 'K',
    organisationNumber: '12345678',
    shippingAddress,
  });
});

it('an address that waits stands in the form, so that saving something else leaves it waiting', () => {
  expect(inputOf(storedValues({ ...stored, pendingEmail: 'b@example.test' })).email).toBe('b@example.test');
});

it('the form knows what another address would do before it is saved', () => {
  expect(emailHint(stored)).toBe('log-in');
  expect(emailHint({ ...stored, pendingEmail: 'b@example.test' })).toBe('pending');
  expect(emailHint({ ...stored, email: 'office@example.test' })).toBe('plain');
  expect(emailHint({ ...stored, users: [{ user: { email: 'a@example.test', activated: false } }] })).toBe(
    'plain',
  );
  expect(emailHint({ ...stored, users: null })).toBe('plain');
  expect(emailHint(null)).toBe('plain');
});

it('what is ticked is sent with where it came from, and off is off whatever stands beside it', () => {
  const values = { ...storedValues(stored), partnerOffers: 'on', 'partnerOffers.source': 'TELEPHONE' };
  expect(inputOf(values)).toMatchObject({ partnerOffers: { state: 'ON', source: 'TELEPHONE' } });
  expect(inputOf({ ...values, 'partnerOffers.source': '' }).partnerOffers).toEqual({
    state: 'ON',
    source: null,
  });
  expect(inputOf({ ...values, newsletter: '' }).newsletter).toEqual({ state: 'OFF' });
});

it('a stored customer comes back as it was', () => {
  expect(inputOf(storedValues(stored))).toEqual({
    kind: 'COMPANY',
    socialTitle: null,
    firstName: 'Ada',
    lastName: null,
    companyName: 'K',
    organisationNumber: '12345678',
    email: 'a@example.test',
    telephone: null,
    billingAddress: address,
    shippingAddress: { ...address, street: 'Plein 2' },
    newsletter: { state: 'ON', source: 'IMPORT' },
    partnerOffers: { state: 'OFF' },
    groupIds: ['g1', 'g2'],
    defaultGroupId: 'g1',
  });
});
