import { countries } from '#lib/countries.ts';
import {
  type FormField,
  inputOf,
  type PathOf,
  type Values,
  typedValues,
  type When,
} from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import { agreedText } from '#lib/newsletter/agreed.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ReadForm } from '#lib/server/save.ts';
import type { Register } from './register.operation.ts';

export type RegisterInput = VariablesOf<typeof Register>['input'];
type Field = FormField<PathOf<RegisterInput>>;

const company: When = { name: 'company', is: ({ kind }) => kind === 'COMPANY' };

const KIND: Field = {
  ...{ name: 'kind', kind: 'radio', label: m.customer_kind, width: 'wide' },
  options: () => [
    { value: 'PRIVATE', words: m.kind_private() },
    { value: 'COMPANY', words: m.kind_company() },
  ],
};
const WHO: readonly Field[] = [
  {
    ...{ name: 'companyName', label: m.company_name, maxlength: 120, width: 'wide', when: company },
    autocomplete: 'organization',
  },
  {
    ...{ name: 'organisationNumber', label: m.organisation_number, note: m.company_contact },
    ...{ maxlength: 20, width: 'wide', when: company },
  },
  { name: 'firstName', label: m.first_name, maxlength: 80, autocomplete: 'given-name' },
  { name: 'lastName', label: m.last_name, maxlength: 80, autocomplete: 'family-name' },
  {
    ...{ name: 'email', label: m.email, type: 'email', maxlength: 254, width: 'wide', autocomplete: 'email' },
  },
];
const ADDRESS: readonly Field[] = [
  {
    ...{
      name: 'street',
      label: m.register_street,
      maxlength: 90,
      width: 'wide',
      autocomplete: 'address-line1',
    },
  },
  { name: 'houseNumber', label: m.register_house_number, maxlength: 10, width: 'pair' },
  { name: 'houseAddition', label: m.register_house_addition, maxlength: 10, width: 'pair', optional: true },
  { name: 'postalCode', label: m.postal_code, maxlength: 12, width: 'pair', autocomplete: 'postal-code' },
  { name: 'town', label: m.col_town, maxlength: 80, width: 'pair', autocomplete: 'address-level2' },
  {
    ...{ name: 'country', kind: 'select', label: m.country, width: 'wide', autocomplete: 'country' },
    options: (current) => countries(current).map(({ code, name }) => ({ value: code, words: name })),
  },
];
const NEWSLETTER: Field = {
  ...{ name: 'newsletter', kind: 'flag', label: m.register_newsletter, words: agreedText, width: 'wide' },
};

/** What whoever registers is asked [U14 U15 U16]; of the newsletter only where the store has one. */
export const registerFields = (hasNewsletter: boolean): readonly Field[] => [
  KIND,
  ...WHO,
  ...ADDRESS,
  ...(hasNewsletter ? [NEWSLETTER] : []),
];

/** The form as it was sent, with what is missing named before anything is asked. */
export function readRegistration(
  form: FormData,
  hasNewsletter: boolean,
  along: Pick<RegisterInput, 'language' | 'acceptedTexts'>,
): ReadForm<RegisterInput> {
  const fields = registerFields(hasNewsletter);
  const typed = typedValues(fields, form);
  const values: Values = Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [name, value.trim()]),
  );
  const missing = fields.filter(
    ({ name, kind = 'text', optional, when }) =>
      kind !== 'flag' && optional !== true && when?.is(values) !== false && values[name] === '',
  );
  // What was typed before somebody chose otherwise is hidden, and not theirs.
  const ofNobody = values['kind'] === 'COMPANY' ? {} : { companyName: null, organisationNumber: null };
  return {
    values,
    input: { ...inputOf<RegisterInput>(fields, values), ...ofNobody, ...along },
    fields: missing.map(({ name }) => ({ path: name, code: 'REQUIRED' })),
  };
}
