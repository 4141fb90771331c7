import { invalidInput } from '../../kernel/refusal/refusal';
import { plainLine } from '../../kernel/text/text';
import { CustomerKind, type Customer } from './customer';
import type { AddressInput, CreateCustomerInput } from './customer.input';
import { customerFaults, normaliseEmail, type CustomerFacts } from './customer.rules';

/** A company's own details: kept, and not shown, while the customer is private [R-CU12]. */
export type CompanyDetails = Pick<Customer, 'companyName' | 'organisationNumber'>;

/** What the form's fields become. What the kind or the switch hides is absent, so that it stays as it is. */
export type Details = Pick<
  Customer,
  | 'kind'
  | 'socialTitle'
  | 'firstName'
  | 'lastName'
  | 'email'
  | 'telephone'
  | 'billingAddress'
  | 'shippingSameAsBilling'
> &
  Partial<CompanyDetails & Pick<Customer, 'shippingAddress'>>;

/** The input trimmed and checked, as columns; throws InvalidInput naming every wrong field. */
export function detailsOf(
  input: Omit<CreateCustomerInput, 'idempotencyKey' | 'privateNote'>,
  stored: CompanyDetails = { companyName: null, organisationNumber: null },
): Details {
  const details = {
    kind: input.kind,
    socialTitle: plainLine(input.socialTitle) || null,
    firstName: plainLine(input.firstName) || null,
    lastName: plainLine(input.lastName) || null,
    ...(input.kind === CustomerKind.COMPANY ? companyOf(input, stored) : keptOf(input, stored)),
    email: normaliseEmail(plainLine(input.email)) || null,
    telephone: plainLine(input.telephone) || null,
    billingAddress: addressOf(input.billingAddress),
    ...(input.shippingAddress == null
      ? { shippingSameAsBilling: true }
      : { shippingSameAsBilling: false, shippingAddress: addressOf(input.shippingAddress) }),
  };
  const faults = customerFaults(factsOf(details));
  if (faults.length > 0) throw invalidInput(...faults);
  return details;
}

/** What the rules look at, of details as they would be saved. */
export function factsOf(details: Details): Omit<CustomerFacts, 'number'> {
  const { kind, firstName, lastName, companyName, organisationNumber, email, billingAddress } = details;
  return {
    kind,
    firstName: firstName ?? '',
    lastName: lastName ?? '',
    companyName: companyName ?? '',
    organisationNumber: organisationNumber ?? '',
    email: email ?? '',
    country: billingAddress.country ?? '',
  };
}

/** Left out is as it was: who makes a company of a private customer may never have seen what is kept. */
function companyOf(input: Partial<CompanyDetails>, stored: CompanyDetails): CompanyDetails {
  const part = (value: string | null | undefined, kept: string | null): string | null =>
    value === undefined ? kept : plainLine(value) || null;
  return {
    companyName: part(input.companyName, stored.companyName),
    organisationNumber: part(input.organisationNumber, stored.organisationNumber),
  };
}

/** What is said of the company of a private customer is kept, and not shown; it takes the place of nothing that is kept. */
function keptOf(input: Partial<CompanyDetails>, stored: CompanyDetails): Partial<CompanyDetails> {
  const kept: Partial<CompanyDetails> = {};
  for (const key of ['companyName', 'organisationNumber'] as const) {
    const said = plainLine(input[key]);
    if (said !== '' && stored[key] === null) kept[key] = said;
  }
  return kept;
}

function addressOf(input: AddressInput | null | undefined): Customer['billingAddress'] {
  const part = (value: string | null | undefined): string | null => plainLine(value) || null;
  return {
    street: part(input?.street),
    postalCode: part(input?.postalCode),
    town: part(input?.town),
    country: part(input?.country),
  };
}
