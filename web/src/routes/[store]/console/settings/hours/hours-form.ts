import { type Hours, type Period, WEEKDAYS, type Weekday, weekdayName } from '#lib/foot/hours.ts';
import { type FormField, typedValues, type Values, versionOf } from '#lib/form/fields.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import * as m from '#lib/paraglide/messages.js';
import type { ReadForm } from '#lib/server/save.ts';
import type { UpdateOpeningHours } from './hours.operation.ts';

type Input = VariablesOf<typeof UpdateOpeningHours>['input'];
type Fault = { path: string; code: string };

/** A break lies between the two. */
const PERIODS = [0, 1] as const;
const ENDS = ['opensAt', 'closesAt'] as const;
/** As many as the graph takes. */
const MOST_EXCEPTIONS = 30;
/** Empty lines for days to come. */
const ROOM = 3;

const dayKey = (weekday: Weekday): string => `days.${weekday}`;
const exceptionKey = (at: number): string => `exceptions.${at}`;
export const timeName = (key: string, at: number, end: (typeof ENDS)[number]): string =>
  `${key}.periods.${at}.${end}`;

const timesOf = (key: string, said: string): FormField[] =>
  PERIODS.flatMap((at) =>
    ENDS.map((end): FormField => {
      const label = () => (end === 'opensAt' ? m.hours_from() : m.hours_until());
      return {
        ...{ name: timeName(key, at, end), label, isLocal: true, fullLabel: () => `${said}, ${label()}` },
        faults: { OUT_OF_RANGE: m.hours_order, REQUIRED: m.hours_both, BAD_FORMAT: m.hours_time },
      };
    }),
  );

/** The fields of the form, with so many lines for days on which it is otherwise. */
export function hoursFields(lines: number): FormField[] {
  return [
    ...WEEKDAYS.flatMap((weekday) => timesOf(dayKey(weekday), weekdayName(weekday))),
    {
      name: 'note',
      label: m.hours_note,
      hint: m.hours_note_hint,
      maxlength: 2000,
      rows: 2,
      optional: true,
      width: 'wide',
    },
    ...Array.from({ length: lines }, (_none, at): FormField[] => {
      const [key, said] = [exceptionKey(at), m.hours_exception({ line: String(at + 1) })];
      const field = (name: string, label: () => string, more: Partial<FormField> = {}): FormField => ({
        ...{ name: `${key}.${name}`, label, isLocal: true, fullLabel: () => `${said}, ${label()}`, ...more },
      });
      return [
        field('from', m.hours_first, {
          type: 'date',
          faults: { TAKEN: m.hours_twice, BAD_FORMAT: m.hours_day },
        }),
        field('upTo', m.hours_last, {
          ...{ type: 'date', faults: { OUT_OF_RANGE: m.hours_last_range, BAD_FORMAT: m.hours_day } },
        }),
        field('reason', m.hours_reason, { maxlength: 60 }),
        ...timesOf(key, said),
      ];
    }).flat(),
  ];
}

/** How many lines for such days a form has that shows these values. */
export function linesIn(values: Values): number {
  let lines = 0;
  while (`${exceptionKey(lines)}.from` in values) lines += 1;
  return lines;
}

const periodValues = (key: string, periods: readonly Period[]): [string, string][] =>
  PERIODS.flatMap((at) =>
    ENDS.map((end): [string, string] => [timeName(key, at, end), periods[at]?.[end] ?? '']),
  );

/** The hours as their form shows them, with room for more days on which it is otherwise. */
export function storedHours({ days, exceptions, note, version }: Hours & { version: number }): Values {
  const lines = Math.min(MOST_EXCEPTIONS, exceptions.length + ROOM);
  return {
    ...Object.fromEntries([
      ...WEEKDAYS.flatMap((weekday) =>
        periodValues(dayKey(weekday), days.find((each) => each.weekday === weekday)?.periods ?? []),
      ),
      ...Array.from({ length: lines }, (_none, at): [string, string][] => {
        const [key, line] = [exceptionKey(at), exceptions[at]];
        return [
          [`${key}.from`, line?.from ?? ''],
          [`${key}.upTo`, line && line.upTo !== line.from ? line.upTo : ''],
          [`${key}.reason`, line?.reason ?? ''],
          ...periodValues(key, line?.periods ?? []),
        ];
      }).flat(),
    ]),
    note: note ?? '',
    version: String(version),
  };
}

/** What was typed between the two ends; half of a period is no period, and is said. */
function periodsIn(key: string, values: Values): { periods: Period[]; places: string[]; fields: Fault[] } {
  const periods: Period[] = [];
  const places: string[] = [];
  const fields: Fault[] = [];
  for (const at of PERIODS) {
    const [opensAt = '', closesAt = ''] = ENDS.map((end) =>
      (values[timeName(key, at, end)] ?? '').slice(0, 5),
    );
    if (opensAt === '' && closesAt === '') continue;
    if (opensAt === '' || closesAt === '') {
      const end = opensAt === '' ? 'opensAt' : 'closesAt';
      fields.push({ path: timeName(key, at, end), code: 'REQUIRED' });
      continue;
    }
    periods.push({ opensAt, closesAt });
    places.push(`${key}.periods.${at}`);
  }
  return { periods, places, fields };
}

/** What is no day: without one the graph cannot be asked about the line. */
function dayFaultsIn(key: string, from: string, upTo: string): Fault[] {
  return [
    ...(isDay(from) ? [] : [{ path: `${key}.from`, code: from ? 'BAD_FORMAT' : 'REQUIRED' }]),
    ...(upTo && !isDay(upTo) ? [{ path: `${key}.upTo`, code: 'BAD_FORMAT' }] : []),
  ];
}

/** The form as it was sent, and where it has what the graph names. */
export function readHours(
  form: FormData,
): ReadForm<Input> & { placesIn: (fields: readonly Fault[]) => Fault[] } {
  const sent = Object.fromEntries(
    [...form].filter((each): each is [string, string] => typeof each[1] === 'string'),
  );
  const lines = Math.min(MOST_EXCEPTIONS + ROOM, linesIn(sent));
  const values = typedValues(hoursFields(lines), form);
  const faults: Fault[] = [];
  /** Path in the input → the name of its line's fields. */
  const places = new Map<string, string>();
  const read = (path: string, key: string): Period[] => {
    const { periods, places: names, fields } = periodsIn(key, values);
    faults.push(...fields);
    places.set(path, key);
    names.forEach((name, at) => places.set(`${path}.periods.${at}`, name));
    return periods;
  };
  const days = WEEKDAYS.map((weekday, at) => ({ weekday, periods: read(`days.${at}`, dayKey(weekday)) }));
  const exceptions: NonNullable<Input['exceptions']> = [];
  for (let at = 0; at < lines; at += 1) {
    const key = exceptionKey(at);
    const [from = '', upTo = '', reason = ''] = ['from', 'upTo', 'reason'].map((part) =>
      (values[`${key}.${part}`] ?? '').trim(),
    );
    const before = faults.length;
    const periods = read(`exceptions.${exceptions.length}`, key);
    if (!from && !upTo && !reason && periods.length === 0 && faults.length === before) continue;
    const dayFaults = dayFaultsIn(key, from, upTo);
    faults.push(...dayFaults);
    if (dayFaults.length) {
      if (!reason) faults.push({ path: `${key}.reason`, code: 'REQUIRED' });
      continue;
    }
    exceptions.push({ from, upTo: upTo || from, reason, periods });
  }
  const placeOf = (path: string): string => {
    const known = [...places.keys()]
      .filter((each) => path.startsWith(`${each}.`))
      .sort((a, b) => b.length - a.length)[0];
    return known === undefined ? path : (places.get(known) ?? '') + path.slice(known.length);
  };
  return {
    values,
    input: { days, exceptions, note: values['note'] ?? '', version: versionOf(values) },
    fields: faults,
    placesIn: (fields) => fields.map(({ path, code }) => ({ path: placeOf(path), code })),
  };
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(text).toISOString().startsWith(text);

/** What was typed as readers would see it. */
export function hoursOf(values: Values): Hours {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.append(name, value);
  const { days, exceptions } = readHours(form).input;
  return {
    days: (days ?? []).filter(({ periods }) => periods.length),
    exceptions: exceptions ?? [],
    note: (values['note'] ?? '').trim() || null,
  };
}
