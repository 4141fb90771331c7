import { type ConsentName, howSaid } from '#lib/consents.ts';
import { countries } from '#lib/countries.ts';
import { organisationNumberFault } from '#lib/organisation-number.ts';
import type { FormField, PathOf, When } from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import * as m from '#lib/paraglide/messages.js';
import type { CreateCustomer } from './form.operation.ts';

/** What the graph takes of a new customer. */
export type CustomerInput = VariablesOf<typeof CreateCustomer>['input'];

/** A field of a customer's form; the switch above the shipping address is the form's own. */
export type CustomerField = FormField<PathOf<CustomerInput> | 'shippingSame'>;

/** Fields that stand together under one heading. */
interface Part {
  legend: () => string;
  /** A sentence below it. */
  text?: () => string;
  fields: readonly CustomerField[];
}

const company: When = { name: 'company', is: ({ kind }) => kind === 'COMPANY' };
const elsewhere: When = { name: 'elsewhere', is: ({ shippingSame }) => shippingSame !== 'on' };

/** A tick, and where it came from once it is set: the graph is told both as one. */
const consentFields = (
  name: ConsentName,
  words: Record<'label' | 'wants' | 'how', () => string>,
): readonly CustomerField[] => [
  {
    name,
    kind: 'flag',
    label: words.label,
    words: words.wants,
    width: 'wide',
    history: `${name}State`,
    isLocal: true,
  },
  {
    name: `${name}.source`,
    kind: 'select',
    label: m.consent_how,
    fullLabel: words.how,
    options: howSaid,
    when: { name, is: (values) => values[name] === 'on' },
    faults: { REQUIRED: m.consent_how_missing },
    history: `${name}Source`,
  },
];

const chosenCountry = (current: string) => [
  { value: '', words: m.country_own() },
  ...countries(current).map(({ code, name }) => ({ value: code, words: name })),
];

/**
 * Everything of a customer that staff edit, in the form's order. A new field is one entry here: the form, what is
 * sent, the summary of problems, the comparison with a colleague's version, the customer's page and the history
 * take it from this.
 */
export const CUSTOMER_PARTS = [
  {
    legend: m.form_who,
    text: m.form_optional,
    fields: [
      {
        name: 'kind',
        kind: 'radio',
        label: m.customer_kind,
        width: 'wide',
        options: () => [
          { value: 'PRIVATE', words: m.kind_private() },
          { value: 'COMPANY', words: m.kind_company() },
        ],
      },
      { name: 'companyName', label: m.company_name, maxlength: 120, when: company },
      {
        name: 'organisationNumber',
        label: m.organisation_number,
        hint: m.organisation_number_hint,
        note: m.company_contact,
        maxlength: 20,
        faults: { BAD_FORMAT: (typed) => organisationNumberFault(typed?.['billingAddress.country'] ?? '') },
        when: company,
      },
      { name: 'socialTitle', label: m.social_title, maxlength: 40, width: 'third' },
      { name: 'firstName', label: m.first_name, maxlength: 80, width: 'third' },
      {
        name: 'lastName',
        label: m.last_name,
        maxlength: 80,
        width: 'third',
        faults: { NOBODY: m.customer_new_nobody },
      },
      { name: 'email', label: m.email, hint: m.email_hint, type: 'email', maxlength: 254 },
      { name: 'telephone', label: m.telephone, type: 'tel', maxlength: 30 },
    ],
  },
  {
    legend: m.billing_address,
    fields: [
      {
        name: 'billingAddress.street',
        label: m.street,
        maxlength: 120,
        width: 'wide',
        history: 'billingStreet',
      },
      {
        name: 'billingAddress.postalCode',
        label: m.postal_code,
        maxlength: 12,
        history: 'billingPostalCode',
      },
      { name: 'billingAddress.town', label: m.col_town, maxlength: 80, history: 'billingTown' },
      {
        name: 'billingAddress.country',
        kind: 'select',
        label: m.country,
        options: chosenCountry,
        history: 'billingCountry',
      },
    ],
  },
  {
    legend: m.shipping_address,
    fields: [
      {
        name: 'shippingSame',
        kind: 'flag',
        label: m.shipping_same,
        words: m.same_as_billing,
        width: 'wide',
        history: 'shippingSameAsBilling',
        isLocal: true,
      },
      {
        name: 'shippingAddress.street',
        label: m.street,
        fullLabel: m.shipping_street,
        maxlength: 120,
        width: 'wide',
        when: elsewhere,
        history: 'shippingStreet',
      },
      {
        name: 'shippingAddress.postalCode',
        label: m.postal_code,
        fullLabel: m.shipping_postal_code,
        maxlength: 12,
        when: elsewhere,
        history: 'shippingPostalCode',
      },
      {
        name: 'shippingAddress.town',
        label: m.col_town,
        fullLabel: m.shipping_town,
        maxlength: 80,
        when: elsewhere,
        history: 'shippingTown',
      },
      {
        name: 'shippingAddress.country',
        kind: 'select',
        label: m.country,
        fullLabel: m.shipping_country,
        options: chosenCountry,
        when: elsewhere,
        history: 'shippingCountry',
      },
    ],
  },
  {
    legend: m.area_groups,
    fields: [
      { name: 'groupIds', kind: 'ids', label: m.area_groups, width: 'wide', history: 'groupId' },
      { name: 'defaultGroupId', kind: 'select', label: m.group_default, isDrawnAlong: true },
    ],
  },
  {
    legend: m.form_more,
    fields: [
      ...consentFields('newsletter', {
        label: m.newsletter,
        wants: m.newsletter_wants,
        how: m.newsletter_how,
      }),
      ...consentFields('partnerOffers', {
        label: m.partner_offers,
        wants: m.partner_offers_wants,
        how: m.partner_offers_how,
      }),
    ],
  },
] as const satisfies readonly Part[];

/** The same without their headings. */
export const CUSTOMER_FIELDS: readonly CustomerField[] = CUSTOMER_PARTS.flatMap(
  (part): readonly CustomerField[] => part.fields,
);

/** Written along when a customer is made; later it has a place of its own. */
export const FIRST_NOTE: CustomerField = {
  name: 'privateNote',
  label: m.private_note,
  hint: m.note_hint,
  rows: 4,
  maxlength: 5000,
  width: 'wide',
};
