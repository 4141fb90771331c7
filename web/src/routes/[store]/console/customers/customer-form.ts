import type { ResultOf, VariablesOf } from '#lib/graph/graphql.ts';
import type { CreateCustomer, EditCustomer } from './form.operation.ts';

type Stored = NonNullable<ResultOf<typeof EditCustomer>['customer']>;
type Input = VariablesOf<typeof CreateCustomer>['input'];

/** The form's texts, by the paths that the graph's refusals name. */
export const TEXTS = [
  'socialTitle',
  'firstName',
  'lastName',
  'companyName',
  'organisationNumber',
  'email',
  'telephone',
  'billingAddress.street',
  'billingAddress.postalCode',
  'billingAddress.town',
  'billingAddress.country',
  'shippingAddress.street',
  'shippingAddress.postalCode',
  'shippingAddress.town',
  'shippingAddress.country',
] as const;

/** Everything the form shows, as text: what is stored, or what was typed before it was refused. */
export type CustomerValues = Record<string, string>;

const PARTS = ['street', 'postalCode', 'town', 'country'] as const;

/** A customer as its form shows it. */
export function storedValues(customer: Stored): CustomerValues {
  const address = (name: 'billingAddress' | 'shippingAddress', of: Stored['billingAddress'] | null) =>
    Object.fromEntries(PARTS.map((part) => [`${name}.${part}`, of?.[part] ?? '']));
  const { socialTitle, firstName, lastName, telephone, kept } = customer;
  // The one that is wanted: saving another field leaves it waiting.
  const email = customer.pendingEmail ?? customer.email;
  // What the kind or the switch hides stands in the form, hidden there too: changing back shows it again.
  const companyName = customer.companyName ?? kept.companyName;
  const organisationNumber = customer.organisationNumber ?? kept.organisationNumber;
  const texts = { socialTitle, firstName, lastName, companyName, organisationNumber, email, telephone };
  return {
    ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text ?? ''])),
    ...address('billingAddress', customer.billingAddress),
    ...address(
      'shippingAddress',
      customer.shippingSameAsBilling ? kept.shippingAddress : customer.shippingAddress,
    ),
    kind: customer.kind,
    shippingSame: customer.shippingSameAsBilling ? 'on' : '',
    newsletter: customer.newsletter ? 'on' : '',
    groupIds: customer.groups
      .map(({ id }) => id)
      .sort()
      .join(' '),
    defaultGroupId: customer.defaultGroup?.id ?? '',
    version: String(customer.version),
  };
}

/** What saving another address would do: nothing special, or a mail to it first, because somebody logs in with this one. */
export function emailHint(customer: Stored | null): 'plain' | 'log-in' | 'pending' {
  if (customer?.pendingEmail) return 'pending';
  const logsIn = customer?.users?.some(({ user }) => user.activated && user.email === customer.email);
  return logsIn ? 'log-in' : 'plain';
}

/** An empty form: private, goods to the billing address, the store's own group. */
export function emptyValues(defaultGroupId: string): CustomerValues {
  return {
    ...Object.fromEntries(TEXTS.map((name) => [name, ''])),
    kind: 'PRIVATE',
    shippingSame: 'on',
    newsletter: '',
    groupIds: defaultGroupId,
    defaultGroupId,
    privateNote: '',
  };
}

/** What was typed, to be shown again; nothing of it may be lost. */
export function typedValues(form: FormData): CustomerValues {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const names = [
    ...TEXTS,
    'kind',
    'shippingSame',
    'newsletter',
    'defaultGroupId',
    'privateNote',
    'version',
    'idempotencyKey',
  ];
  const groupIds = [...new Set([...form.getAll('groupIds').map(String), text('defaultGroupId')])].filter(
    Boolean,
  );
  return {
    ...Object.fromEntries(names.map((name) => [name, text(name)])),
    groupIds: groupIds.sort().join(' '),
  };
}

function addressOf(values: CustomerValues, name: 'billingAddress' | 'shippingAddress') {
  const [street, postalCode, town, country] = PARTS.map((part) => values[`${name}.${part}`]?.trim() || null);
  return { street, postalCode, town, country };
}

/** The typed values as the graph wants them; what the kind or the switch hides is not sent, so that it stays. */
export function inputOf(values: CustomerValues) {
  const isCompany = values['kind'] === 'COMPANY';
  const text = (name: (typeof TEXTS)[number]) => values[name]?.trim() || null;
  return {
    kind: isCompany ? 'COMPANY' : 'PRIVATE',
    socialTitle: text('socialTitle'),
    firstName: text('firstName'),
    lastName: text('lastName'),
    ...(isCompany && { companyName: text('companyName'), organisationNumber: text('organisationNumber') }),
    email: text('email'),
    telephone: text('telephone'),
    billingAddress: addressOf(values, 'billingAddress'),
    shippingAddress: values['shippingSame'] === 'on' ? null : addressOf(values, 'shippingAddress'),
    newsletter: values['newsletter'] === 'on',
    groupIds: values['groupIds']?.split(' ').filter(Boolean) ?? [],
    defaultGroupId: values['defaultGroupId'] || null,
  } satisfies Omit<Input, 'idempotencyKey' | 'privateNote'>;
}
