import { readEmail } from '../../kernel/email/email';
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

/** What is wrong with a customer as it would be saved; only the number is always required [R-CU1]. */
export function customerFaults(facts: Omit<CustomerFacts, 'number'>): FieldFault[] {
  const faults: FieldFault[] = [];
  if (facts.kind === CustomerKind.COMPANY && facts.companyName === '') {
    faults.push({ path: 'companyName', code: 'REQUIRED', message: 'A company needs its name' });
  }
  const email = facts.email === '' ? null : readEmail(facts.email);
  if (email !== null && 'code' in email) faults.push({ path: 'email', ...email });
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
