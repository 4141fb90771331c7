import * as m from '#lib/paraglide/messages.js';
import { type FormField, nameOf, shownValue } from '#lib/form/fields.ts';
import { CUSTOMER_FIELDS } from '../../customer-fields.ts';
import { CONSIGNOR_FIELDS } from '../consignment/consignment-fields.ts';
import { NOTE_FIELDS } from '../note/note-fields.ts';
import type { Deed } from './history.ts';

/** What no form edits, by the history's names. */
const OTHERS: Record<string, () => string> = {
  number: m.col_number,
  pendingEmail: m.email_waiting,
  groupId: m.customer_group,
};

/** The fields of the forms, by the history's names. */
const FIELDS: ReadonlyMap<string, FormField> = new Map(
  [...CUSTOMER_FIELDS, ...NOTE_FIELDS, ...CONSIGNOR_FIELDS].map((field) => [
    field.history ?? field.name,
    field,
  ]),
);

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
  const known = FIELDS.get(field);
  return OTHERS[field]?.() ?? (known ? nameOf(known) : field);
}

/** A value as people write it; ids of groups become their names. */
export function valueText(field: string, value: string, groups: ReadonlyMap<string, string>): string {
  if (field.endsWith('GroupId') || field === 'groupId') return groups.get(value) ?? m.group_deleted();
  if (value === 'true' || value === 'false') return value === 'true' ? m.yes() : m.no();
  const known = FIELDS.get(field);
  return known ? shownValue(known, value, groups) : value;
}
