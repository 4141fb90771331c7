import { isOrganisationNumber } from '../../kernel/organisation-number/organisation-number';
import type { FieldFault } from '../../kernel/refusal/refusal';
import { CustomerKind } from './customer';

/** What the rules look at; every text is trimmed and '' means not given. */
export interface CustomerFacts {
  kind: CustomerKind;
  number: number;
  firstName: string;
  lastName: string;
  companyName: string;
  organisationNumber: string;
  email: string;
  country: string;
}

/** How a customer is called in lists and mails: a company by its name, else the person, else the number [R-CU1]. */
export function displayNameOf(
  facts: Pick<CustomerFacts, 'kind' | 'number' | 'firstName' | 'lastName' | 'companyName'>,
): string {
  const person = `${facts.firstName} ${facts.lastName}`.trim();
  const company = facts.kind === CustomerKind.COMPANY ? facts.companyName : '';
  return company || person || String(facts.number);
}

/** One address, as people type them: something, an @, a host with a dot; no spaces, no second @. */
export function isEmail(value: string): boolean {
  return (
    value.length <= 254 &&
    !value.includes('..') &&
    /^[^\s@<>()[\],;:\\"]+@[^\s@<>()[\],;:\\"]+\.[^\s@.<>()[\],;:\\"]{2,}$/.test(value)
  );
}

/** Lower case: one address is one customer, however it is typed [architecture: Owners]. */
export function normaliseEmail(value: string): string {
  return value.trim().toLowerCase();
}

/** What is wrong with a customer as it would be saved; only the number is always required [R-CU1]. */
export function customerFaults(facts: Omit<CustomerFacts, 'number'>): FieldFault[] {
  const faults: FieldFault[] = [];
  if (facts.kind === CustomerKind.COMPANY && facts.companyName === '') {
    faults.push({ path: 'companyName', code: 'REQUIRED', message: 'A company needs its name' });
  }
  if (facts.email !== '' && !isEmail(facts.email)) {
    faults.push({ path: 'email', code: 'NOT_AN_EMAIL', message: 'Not an e-mail address' });
  }
  if (facts.organisationNumber !== '' && !isOrganisationNumber(facts.organisationNumber, facts.country)) {
    faults.push({
      path: 'organisationNumber',
      code: 'BAD_FORMAT',
      message: 'Not an organisation number of this country',
    });
  }
  return faults;
}

/** What else is wrong with the customer of somebody who logs in: name and e-mail are required then [R-CU1]. */
export function logInFaults(
  facts: Pick<CustomerFacts, 'kind' | 'firstName' | 'lastName' | 'companyName' | 'email'>,
): FieldFault[] {
  const faults: FieldFault[] = [];
  if (facts.kind === CustomerKind.PRIVATE && facts.firstName === '' && facts.lastName === '') {
    faults.push({ path: 'lastName', code: 'REQUIRED', message: 'A customer with a log-in needs a name' });
  }
  if (facts.email === '')
    faults.push({
      path: 'email',
      code: 'REQUIRED',
      message: 'A customer with a log-in needs an e-mail address',
    });
  return faults;
}
