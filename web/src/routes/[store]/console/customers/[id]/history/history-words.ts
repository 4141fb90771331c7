import * as m from '#lib/paraglide/messages.js';
import type { Deed } from './history.ts';

const FIELDS: Record<string, () => string> = {
  kind: m.customer_kind,
  number: m.col_number,
  socialTitle: m.social_title,
  firstName: m.first_name,
  lastName: m.last_name,
  companyName: m.company_name,
  organisationNumber: m.organisation_number,
  email: m.col_email,
  pendingEmail: m.email_waiting,
  telephone: m.telephone,
  billingStreet: m.street,
  billingPostalCode: m.postal_code,
  billingTown: m.col_town,
  billingCountry: m.country,
  shippingSameAsBilling: m.shipping_same,
  shippingStreet: m.shipping_street,
  shippingPostalCode: m.shipping_postal_code,
  shippingTown: m.shipping_town,
  shippingCountry: m.shipping_country,
  newsletter: m.newsletter,
  partnerOffers: m.partner_offers,
  privateNote: m.private_note,
  defaultGroupId: m.group_default,
  groupId: m.customer_group,
  charity: m.col_charity,
  mayCreateItems: m.may_create_items,
  itemAllowance: m.item_allowance,
  consignorSharePercent: m.split_consignor,
  returnMail: m.return_mail,
  calendarNote: m.calendar_note,
};

const VALUES: Record<string, () => string> = {
  true: m.yes,
  false: m.no,
  PRIVATE: m.kind_private,
  COMPANY: m.kind_company,
  YES: m.yes,
  NO: m.no,
  NOT_ASKED: m.charity_not_asked,
};

const DEEDS: Record<Deed['what'], () => string> = {
  made: m.history_made,
  'made-consignor': m.history_made_consignor,
  details: m.history_details,
  consignment: m.history_consignment,
  groups: m.history_groups,
  note: m.history_note,
  other: m.history_other,
};

/** Who did it: the name, or what kind of actor it was. */
export function actorText({ actorName, actorKind }: Deed): string {
  if (actorName) return actorName;
  if (actorKind === 'STAFF') return m.actor_staff();
  if (actorKind === 'PORTAL') return m.actor_customer();
  return actorKind === 'VISITOR' ? m.actor_visitor() : 'Kommis';
}

/** What was done, to stand after the name. */
export function deedText({ what }: Deed): string {
  return DEEDS[what]();
}

/** A field by its name on our pages; one we do not know keeps the graph's name. */
export function fieldName(field: string): string {
  return FIELDS[field]?.() ?? field;
}

/** A value as people write it; ids of groups become their names. */
export function valueText(field: string, value: string, groups: ReadonlyMap<string, string>): string {
  if (field.endsWith('GroupId') || field === 'groupId') return groups.get(value) ?? m.group_deleted();
  return VALUES[value]?.() ?? value;
}
