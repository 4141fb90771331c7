import { CARRIERS, type CarrierCode, offeredIn, PAYMENTS, type PaymentCode } from '#lib/foot/marks.ts';
import { type FormField, type Values, versionOf } from '#lib/form/fields.ts';
import type { ResultOf, VariablesOf } from '#lib/graph/graphql.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ReadForm } from '#lib/server/save.ts';
import type { FooterSettings, UpdateStoreFooter } from './footer.operation.ts';

type Input = VariablesOf<typeof UpdateStoreFooter>['input'];
type Stored = NonNullable<ResultOf<typeof FooterSettings>['store']>['footer'];
export type ListName = 'payments' | 'carriers';

export const READY: Readonly<Record<ListName, Readonly<Record<string, () => string>>>> = {
  payments: PAYMENTS,
  carriers: CARRIERS,
};
export const LISTS: readonly ListName[] = ['payments', 'carriers'];
/** As many as the graph takes. */
const MOST = 20;
/** Empty lines for what is the store's own. */
const ROOM = 5;

/** A line of a list: ready-made and ticked or not, or a name of one's own. */
export interface Row {
  code: string;
  isOn: boolean;
  ownName: string;
}

const nameOf = (list: ListName, at: number, part: 'code' | 'on' | 'ownName') => `${list}.${at}.${part}`;
export const controlOf = (list: ListName, at: number, { code }: Row): string =>
  nameOf(list, at, code ? 'on' : 'ownName');

/** The fields that the lines of a form are, for what is wrong with them. */
export function fieldsOf(values: Values): FormField[] {
  return LISTS.flatMap((list) =>
    rowsIn(list, values).map((row, at) => ({
      name: controlOf(list, at, row),
      label: () => READY[list][row.code]?.() ?? (row.ownName || m.foot_own()),
      faults: { TAKEN: m.foot_taken },
    })),
  );
}

/** The lines of a list, as a form has them. */
export function rowsIn(list: ListName, values: Values): Row[] {
  const rows: Row[] = [];
  while (nameOf(list, rows.length, 'code') in values) {
    const at = rows.length;
    rows.push({
      code: values[nameOf(list, at, 'code')] ?? '',
      isOn: values[nameOf(list, at, 'on')] === 'on',
      ownName: values[nameOf(list, at, 'ownName')] ?? '',
    });
  }
  return rows;
}

const valuesOf = (list: ListName, rows: readonly Row[]): Values =>
  Object.fromEntries(
    rows.flatMap(({ code, isOn, ownName }, at) => [
      [nameOf(list, at, 'code'), code],
      [nameOf(list, at, 'on'), isOn ? 'on' : ''],
      [nameOf(list, at, 'ownName'), ownName],
    ]),
  );

/** What is chosen first, in its order; then what else is ready-made, and room for more. */
export function storedFooter(footer: Stored, country: string): Values {
  const lists = LISTS.map((list) => {
    const chosen = footer[list].map(({ code, ownName }) => ({
      ...{ code: code ?? '', isOn: code !== null, ownName: ownName ?? '' },
    }));
    const ready = offeredIn(country, Object.keys(READY[list]));
    const others = ready.filter((code) => !chosen.some((each) => each.code === code));
    const room = Array.from({ length: ROOM }, () => ({ code: '', isOn: false, ownName: '' }));
    return valuesOf(list, [
      ...chosen,
      ...others.map((code) => ({ code, isOn: false, ownName: '' })),
      ...room,
    ]);
  });
  const newsletter = footer.newsletter ? 'on' : '';
  return Object.assign({ version: String(footer.version), newsletter }, ...lists) as Values;
}

/** What was sent, line by line; a code that there is none of is no line. */
export function sentFooter(form: FormData): Values {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const lists = LISTS.map((list) => {
    const rows: Row[] = [];
    for (let at = 0; at < 2 * MOST && form.has(nameOf(list, at, 'code')); at += 1) {
      const code = text(nameOf(list, at, 'code'));
      if (code !== '' && !Object.hasOwn(READY[list], code)) continue;
      rows.push({ code, isOn: form.has(nameOf(list, at, 'on')), ownName: text(nameOf(list, at, 'ownName')) });
    }
    return valuesOf(list, rows);
  });
  const newsletter = form.has('newsletter') ? 'on' : '';
  return Object.assign({ version: text('version'), newsletter }, ...lists) as Values;
}

/** "payments.2.up": that line changes places with the one before it, or after. */
export function moved(values: Values, move: string): Values {
  const [, list, nth, way] = /^(payments|carriers)\.(\d{1,2})\.(up|down)$/.exec(move) ?? [];
  if (list === undefined) return values;
  const rows = rowsIn(list as ListName, values);
  const at = Number(nth);
  const other = way === 'up' ? at - 1 : at + 1;
  const [one, two] = [rows[at], rows[other]];
  if (one === undefined || two === undefined) return values;
  rows[at] = two;
  rows[other] = one;
  return { ...values, ...valuesOf(list as ListName, rows) };
}

const chosen = (list: ListName, values: Values) =>
  rowsIn(list, values)
    .map((row, at) => ({ ...row, at }))
    .filter(({ code, isOn, ownName }) => (code ? isOn : ownName.trim() !== ''));

/** What would stand there. */
export function marksOf(values: Values) {
  const marks = (list: ListName) =>
    chosen(list, values).map(({ code, ownName }) => ({
      code: code || null,
      ownName: code ? null : ownName.trim(),
    }));
  return {
    payments: marks('payments') as { code: PaymentCode | null; ownName: string | null }[],
    carriers: marks('carriers') as { code: CarrierCode | null; ownName: string | null }[],
    newsletter: values['newsletter'] === 'on',
  };
}

/** The form as it was sent. */
export function readFooter(form: FormData): ReadForm<Input> {
  const values = sentFooter(form);
  return { values, input: { ...marksOf(values), version: versionOf(values) } };
}

/** Where the form has what the graph names: the second that was chosen may be the fifth line. */
export function placesIn(values: Values, fields: readonly { path: string; code: string }[]) {
  return fields.map(({ path, code }) => {
    const [, list, nth] = /^(payments|carriers)\.(\d+)\.\w+$/.exec(path) ?? [];
    const row = list === undefined ? undefined : chosen(list as ListName, values)[Number(nth)];
    return { path: row ? controlOf(list as ListName, row.at, row) : path, code };
  });
}
