import { emailOf } from '../../kernel/email/email';
import { invalidInput } from '../../kernel/refusal/refusal';
import { changed, type Given } from '../../kernel/row/rows';
import { consentAfter, consentFaults } from './consent.rules';
import { CustomerKind } from './customer';
import type { CreateCustomerInput, CustomerFieldsInput } from './customer.input';
import { customerRows, type StoredCustomer } from './customer.rows';
import { customerFaults, type CustomerFacts } from './customer.rules';

/** What is known of a customer before anything was said. */
export const nobody: Given<StoredCustomer> = { kind: CustomerKind.PRIVATE };

/** What an input says of a customer; a field that has the name of a column is written there. */
export type DetailsInput = Omit<CustomerFieldsInput, 'groupIds'> &
  Partial<Pick<CreateCustomerInput, 'privateNote'>> & { kind?: CustomerKind | null };

/** A change of a customer's details, and the customer it makes. */
export interface Details {
  /** Only what was said, cleaned; what the kind hides takes the place of nothing that is kept. */
  change: Given<StoredCustomer>;
  after: Given<StoredCustomer>;
}

/**
 * The input cleaned and checked against the customer as it would be; throws InvalidInput naming every wrong field.
 * A field that has the name of its column needs no word here.
 */
export function detailsOf(
  { email, shippingAddress, newsletter, partnerOffers, ...input }: DetailsInput,
  now: Date,
  before: Given<StoredCustomer> = nobody,
): Details {
  const said = customerRows.cleaned({
    ...input,
    ...(email === undefined ? {} : { email: emailOf(email) }),
    ...(shippingAddress === undefined ? {} : shippingOf(shippingAddress)),
  });
  const consents = {
    newsletter: consentAfter(newsletter, before.newsletter, now),
    partnerOffers: consentAfter(partnerOffers, before.partnerOffers, now),
  };
  const change = { ...said, ...companyOf(said, before), ...consents };
  const after = changed(before, change);
  const faults = [
    ...customerFaults(factsOf(isCompany(after) ? after : { ...after, ...noCompany, ...change })),
    ...Object.entries(consents).flatMap(([path, consent]) => consentFaults(path, consent)),
  ];
  if (faults.length > 0) throw invalidInput(...faults);
  return { change, after };
}

/** What the rules look at, of a customer as it would be saved. */
export function factsOf(customer: Given<StoredCustomer>): Omit<CustomerFacts, 'number'> {
  return {
    kind: customer.kind ?? CustomerKind.PRIVATE,
    firstName: customer.firstName ?? '',
    lastName: customer.lastName ?? '',
    companyName: customer.companyName ?? '',
    organisationNumber: customer.organisationNumber ?? '',
    email: customer.email ?? '',
    country: customer.billingAddress?.country ?? '',
  };
}

const noCompany = { companyName: null, organisationNumber: null };
const isCompany = ({ kind }: Given<StoredCustomer>): boolean => kind === CustomerKind.COMPANY;

/** What is said of the company of a private customer is kept, and not shown [R-CU12]; it never empties what is kept. */
function companyOf(
  said: Given<StoredCustomer>,
  before: Given<StoredCustomer>,
): Pick<Given<StoredCustomer>, 'companyName' | 'organisationNumber'> {
  if (isCompany({ ...before, ...said })) return {};
  const kept = (key: keyof typeof noCompany): string | undefined =>
    before[key] == null ? (said[key] ?? undefined) : undefined;
  return { companyName: kept('companyName'), organisationNumber: kept('organisationNumber') };
}

/** Null is the switch alone: the address of its own stays, unseen. */
function shippingOf(address: DetailsInput['shippingAddress']): Given<StoredCustomer> {
  return address == null
    ? { shippingSameAsBilling: true }
    : { shippingSameAsBilling: false, shippingAddress: address };
}
