import { codesOf, type CodeOf } from '../../kernel/graph/codes';

/** What the customer list is sorted by. */
export const CustomerSort = codesOf('CustomerSort', 'Columns the customer list sorts by; ties by id.', {
  NUMBER: 'Customer number.',
  SOCIAL_TITLE: 'Social title.',
  FIRST_NAME: 'First name.',
  LAST_NAME: 'Surname.',
  COMPANY_NAME: 'Company name.',
  EMAIL: 'E-mail address.',
  TELEPHONE: 'Telephone, as text.',
  ADDRESS: 'Street of the billing address.',
  TOWN: 'Town of the billing address.',
  CHARITY: 'Where unsold goods go; by our copy of what consignment says, a moment behind.',
  SALES_TOTAL: 'What the customer bought; by our copy of what commerce says, a moment behind.',
  REGISTERED_AT: 'When the customer was made.',
  LAST_VISIT_AT: 'Last visit; never comes before all others.',
  NEWSLETTER: 'Whether the customer gets the newsletter; no before yes.',
  ENABLED:
    'Whether its log-ins work: all switched off, then some, then those without one, then all on; by our copy of what identity says, a moment behind.',
  GROUP: 'Name of the default group.',
});
export type CustomerSort = CodeOf<typeof CustomerSort>;

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
