import * as m from '#lib/paraglide/messages.js';
import type { ImportKind } from './kinds.ts';
import type { ColumnName } from './mapping.ts';

const COLUMNS: Record<Exclude<ColumnName, 'NUMBER'>, () => string> = {
  FIRST_NAME: m.import_column_first_name,
  MIDDLE_NAME: m.import_column_middle_name,
  INITIALS: m.import_column_initials,
  SURNAME_PREFIX: m.import_column_surname_prefix,
  LAST_NAME: m.import_column_last_name,
  STREET: m.import_column_street,
  HOUSE_NUMBER: m.import_column_house_number,
  HOUSE_LETTER: m.import_column_house_letter,
  HOUSE_ADDITION: m.import_column_house_addition,
  ADDRESS_LINE_2: m.import_column_address_line_2,
  POSTAL_CODE: m.import_column_postal_code,
  TOWN: m.import_column_town,
  EMAIL: m.import_column_email,
  TELEPHONE: m.import_column_telephone,
  MOBILE: m.import_column_mobile,
  TELEPHONE_2: m.import_column_telephone_2,
  NEWSLETTER: m.import_column_newsletter,
  CHARITY: m.import_column_charity,
  CONSIGNOR_SHARE_PERCENT: m.import_column_consignor_share_percent,
  MAY_CREATE_ITEMS: m.import_column_may_create_items,
  ITEM_ALLOWANCE: m.import_column_item_allowance,
  RETURN_MAIL: m.import_column_return_mail,
  CALENDAR_NOTE: m.import_column_calendar_note,
  CUSTOMER_NUMBER: m.import_column_customer_number,
  DESCRIPTION: m.import_column_description,
  CATEGORY: m.import_column_category,
  SIZE: m.import_column_size,
  BRAND: m.import_column_brand,
  PRICE_MINOR: m.import_column_price_minor,
  INTAKE_ON: m.import_column_intake_on,
  RETURN_ON: m.import_column_return_on,
  STATE: m.import_column_state,
  SOLD_ON: m.import_column_sold_on,
  SOLD_FOR_MINOR: m.import_column_sold_for_minor,
  RECEIPT: m.import_column_receipt,
};

/** What a column of a file is, in words; the number is of what the file is about. */
export function columnNameText(name: ColumnName, kind: ImportKind): string {
  if (name !== 'NUMBER') return COLUMNS[name]();
  return kind === 'consignors' ? m.import_column_number_customer() : m.import_column_number_item();
}
