import { registerEnumType } from 'type-graphql';

/** What the customer list is sorted by. */
export enum CustomerSort {
  NUMBER = 'NUMBER',
  SOCIAL_TITLE = 'SOCIAL_TITLE',
  FIRST_NAME = 'FIRST_NAME',
  LAST_NAME = 'LAST_NAME',
  COMPANY_NAME = 'COMPANY_NAME',
  EMAIL = 'EMAIL',
  TELEPHONE = 'TELEPHONE',
  ADDRESS = 'ADDRESS',
  TOWN = 'TOWN',
  CHARITY = 'CHARITY',
  SALES_TOTAL = 'SALES_TOTAL',
  REGISTERED_AT = 'REGISTERED_AT',
  LAST_VISIT_AT = 'LAST_VISIT_AT',
  NEWSLETTER = 'NEWSLETTER',
  ENABLED = 'ENABLED',
  GROUP = 'GROUP',
}
registerEnumType(CustomerSort, {
  name: 'CustomerSort',
  description: 'Columns the customer list sorts by; ties by id.',
  valuesConfig: {
    NUMBER: { description: 'Customer number.' },
    SOCIAL_TITLE: { description: 'Social title.' },
    FIRST_NAME: { description: 'First name.' },
    LAST_NAME: { description: 'Surname.' },
    COMPANY_NAME: { description: 'Company name.' },
    EMAIL: { description: 'E-mail address.' },
    TELEPHONE: { description: 'Telephone, as text.' },
    ADDRESS: { description: 'Street of the billing address.' },
    TOWN: { description: 'Town of the billing address.' },
    CHARITY: { description: 'Where unsold goods go; by our copy of what consignment says, a moment behind.' },
    SALES_TOTAL: {
      description: 'What the customer bought; by our copy of what commerce says, a moment behind.',
    },
    REGISTERED_AT: { description: 'When the customer was made.' },
    LAST_VISIT_AT: { description: 'Last visit; never comes before all others.' },
    NEWSLETTER: { description: 'Whether the customer gets the newsletter; no before yes.' },
    ENABLED: {
      description:
        'Whether its log-ins work: all switched off, then some, then those without one, then all on; by our copy of what identity says, a moment behind.',
    },
    GROUP: { description: 'Name of the default group.' },
  },
});

/** Sort → column and its type: user text never reaches the SQL [attack 4]. */
export const sorts: Record<CustomerSort, { column: string; cast: string }> = {
  NUMBER: { column: 'c.number', cast: 'int' },
  SOCIAL_TITLE: { column: 'c.social_title', cast: 'text' },
  FIRST_NAME: { column: 'c.first_name', cast: 'text' },
  LAST_NAME: { column: 'c.last_name', cast: 'text' },
  COMPANY_NAME: { column: 'c.shown_company_name', cast: 'text' },
  EMAIL: { column: 'c.email', cast: 'text' },
  TELEPHONE: { column: 'c.telephone', cast: 'text' },
  ADDRESS: { column: 'c.billing_street', cast: 'text' },
  TOWN: { column: 'c.billing_town', cast: 'text' },
  CHARITY: { column: 'c.charity', cast: 'text' },
  SALES_TOTAL: { column: 'c.sales_total_minor', cast: 'bigint' },
  REGISTERED_AT: { column: 'c.registered_at', cast: 'timestamptz' },
  LAST_VISIT_AT: { column: 'c.last_visit_at', cast: 'timestamptz' },
  NEWSLETTER: { column: "(c.newsletter_state = 'ON')", cast: 'boolean' },
  ENABLED: { column: 'c.log_in', cast: 'int' },
  GROUP: { column: 'g.name', cast: 'text' },
};
