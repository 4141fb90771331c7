import * as m from '#lib/paraglide/messages.js';
import type { ColumnKey } from './columns.ts';

/** The heads of the list, as functions: the language is known when they are called. */
export const COLUMN_WORDS: Record<ColumnKey, () => string> = {
  number: m.col_number,
  charity: m.col_charity,
  'social-title': m.social_title,
  'first-name': m.first_name,
  'last-name': m.last_name,
  company: m.col_company,
  address: m.col_address,
  town: m.col_town,
  email: m.col_email,
  telephone: m.telephone,
  groups: m.area_groups,
  sales: m.sales_so_far,
  registered: m.registered_on,
  'last-visit': m.last_visit,
  newsletter: m.newsletter,
  enabled: m.enabled,
};
