import { type Consent, CONSENTS, type ConsentName } from '#lib/consents.ts';
import * as kit from '#lib/form/fields.ts';
import type { Values } from '#lib/form/fields.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import { CUSTOMER_FIELDS, type CustomerInput, FIRST_NOTE } from './customer-fields.ts';
import type { EditCustomer } from './form.operation.ts';

type Stored = NonNullable<ResultOf<typeof EditCustomer>['customer']>;

/** A customer as its form shows it. */
export function storedValues(customer: Stored): Values {
  const { kept, shippingSameAsBilling: isSame } = customer;
  const shown = {
    ...customer,
    // The one that is wanted: saving another field leaves it waiting.
    email: customer.pendingEmail ?? customer.email,
    // What the kind or the switch hides stands in the form, hidden there too: changing back shows it again.
    companyName: customer.companyName ?? kept.companyName,
    organisationNumber: customer.organisationNumber ?? kept.organisationNumber,
    shippingAddress: isSame ? kept.shippingAddress : customer.shippingAddress,
    shippingSame: isSame,
    groupIds: customer.groups,
    defaultGroupId: customer.defaultGroup,
  };
  const values = kit.storedValues(CUSTOMER_FIELDS, shown);
  return { ...values, ...ticksOf(customer), version: String(customer.version) };
}

/** The ticks of what is agreed to. */
function ticksOf(customer: Record<ConsentName, Consent>): Values {
  return Object.fromEntries(CONSENTS.map((name) => [name, customer[name].state === 'ON' ? 'on' : '']));
}

/** What saving another address would do: nothing special, or a mail to it first, because somebody logs in with this one. */
export function emailHint(customer: Stored | null): 'plain' | 'log-in' | 'pending' {
  if (customer?.pendingEmail) return 'pending';
  const logsIn = customer?.users?.some(({ user }) => user.activated && user.email === customer.email);
  return logsIn ? 'log-in' : 'plain';
}

/** An empty form: private, goods to the billing address, the store's own group. */
export function emptyValues(defaultGroupId: string): Values {
  const group = { groupIds: defaultGroupId, defaultGroupId };
  return kit.storedValues([...CUSTOMER_FIELDS, FIRST_NOTE], {
    kind: 'PRIVATE',
    shippingSame: true,
    ...group,
  });
}

/** What was typed; the default group is among the groups, ticked or not. */
export function typedValues(form: FormData): Values {
  const values = kit.typedValues([...CUSTOMER_FIELDS, FIRST_NOTE], form);
  const ids = `${values['groupIds'] ?? ''} ${values['defaultGroupId'] ?? ''}`.split(' ').filter(Boolean);
  return { ...values, groupIds: [...new Set(ids)].sort().join(' ') };
}

/**
 * The typed values as the graph wants them; goods go to the billing address where nothing else is said, and what is not
 * ticked is not agreed to.
 */
export function inputOf(values: Values): Omit<CustomerInput, 'idempotencyKey' | 'privateNote'> {
  const input = kit.inputOf<CustomerInput>(CUSTOMER_FIELDS, values);
  for (const name of CONSENTS)
    input[name] = values[name] === 'on' ? { ...input[name], state: 'ON' } : { state: 'OFF' };
  return values['shippingSame'] === 'on' ? { ...input, shippingAddress: null } : input;
}

/** A customer's form as it was sent. */
export function readCustomer(form: FormData) {
  const values = typedValues(form);
  return { values, input: inputOf(values) };
}
