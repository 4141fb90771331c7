import { hasModule } from '../../../schema/modules';
import { organisationNumberOf } from '../../kernel/organisation-number/organisation-number';
import type { FieldFault } from '../../kernel/refusal/refusal';
import { acceptedPages } from '../text-acceptance/text-acceptance.rules';
import type { RegistrantKind } from './registration';

/** What is said of who registers: '' = nothing. */
export interface RegistrantFacts {
  kind: RegistrantKind;
  firstName: string;
  lastName: string;
  companyName: string;
  organisationNumber: string;
  street: string;
  houseNumber: string;
  postalCode: string;
  town: string;
  country: string;
  acceptedTexts: readonly { page: string }[];
}

const EVERYBODYS = ['firstName', 'lastName', 'street', 'houseNumber', 'postalCode', 'town'] as const;
const A_COMPANYS = ['companyName', 'organisationNumber'] as const;

/** What is missing or wrong with who registers [U14 U15]; the e-mail address is judged by its own rule. */
export function registrationFaults(facts: RegistrantFacts): FieldFault[] {
  const required = facts.kind === 'COMPANY' ? [...EVERYBODYS, ...A_COMPANYS] : EVERYBODYS;
  const faults: FieldFault[] = required
    .filter((path) => facts[path] === '')
    .map((path) => ({ path, code: 'REQUIRED', message: 'Nothing is given' }));
  if (facts.kind !== 'COMPANY')
    for (const path of A_COMPANYS.filter((each) => facts[each] !== ''))
      faults.push({ path, code: 'NOT_ALLOWED', message: 'Only of a company' });
  const { organisationNumber: number, country } = facts;
  if (facts.kind === 'COMPANY' && number !== '' && organisationNumberOf(number, country) === null)
    faults.push({
      ...{ path: 'organisationNumber', code: 'BAD_FORMAT' },
      message: `Not an organisation number of ${country}`,
    });
  if (!acceptedPages.every((page) => facts.acceptedTexts.some((text) => text.page === page)))
    faults.push({
      ...{ path: 'acceptedTexts', code: 'REQUIRED' },
      message: 'A version of the terms and one of the privacy statement are accepted with it',
    });
  return faults;
}

/** What of a store decides whether one can register. */
interface Front {
  store: { modules: readonly string[]; portalOn: boolean };
  /** "TERMS nl": which texts are written. */
  written: readonly string[];
}

/** Whether the store says what whoever registers accepts: without both there is nothing to accept. */
export const saysBoth = ({ written }: Pick<Front, 'written'>): boolean =>
  acceptedPages.every((page) => written.some((each) => each.startsWith(`${page} `)));

/** Whether a visitor can register now. */
export const isRegistrationOpen = (front: Front): boolean =>
  front.store.portalOn && hasModule(front.store.modules, 'REGISTRATION') && saysBoth(front);
