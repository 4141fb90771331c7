import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { deedsOf, whatOf } from './history';
import { deedText, hasWords, isTold, valueText } from './history-words';

const SERVICES = join(__dirname, '../../../../../../../../services');

/** A table as the migrations leave it: its columns, and what its audit was told. */
interface Table {
  columns: Set<string>;
  subject: string;
  isAudited: boolean;
  untold: Set<string>;
}

const quoted = (list: string | undefined): string[] =>
  [...(list ?? '').matchAll(/[a-z_]+/g)].map(([name]) => name);

/** What one migration does to tables, in the order it stands there. */
const STEPS: readonly (readonly [RegExp, (tables: Map<string, Table>, found: string[]) => void])[] = [
  [
    /^CREATE TABLE (\S+) \(\n([^]*?)\n\);/gm,
    (tables, [name = '', body = '']) => {
      const columns = [...body.matchAll(/^ {2}"?([a-z_]+)"? [a-z]/gm)].map(([, column = '']) => column);
      tables.set(name, { columns: new Set(columns), subject: '', isAudited: false, untold: new Set() });
    },
  ],
  [
    /^ALTER TABLE (\S+)\s+((?:ADD|DROP) [^;]*);/gm,
    (tables, [name = '', body = '']) => {
      const { columns } = tables.get(name) ?? { columns: new Set<string>() };
      for (const [, column = ''] of body.matchAll(/\bADD (?:COLUMN )?(?!CONSTRAINT)([a-z_]+) /g))
        columns.add(column);
      for (const [, column = ''] of body.matchAll(/\bDROP COLUMN ([a-z_]+)/g)) columns.delete(column);
    },
  ],
  [
    /^ALTER TABLE (\S+) RENAME TO (\w+);/gm,
    (tables, [name = '', other = '']) => {
      const table = tables.get(name);
      tables.delete(name);
      if (table) tables.set(name.replace(/\w+$/, other), table);
    },
  ],
  [
    /^CALL kernel\.guard\('([^']+)'([^]*?)\);$/gm,
    (tables, [name = '', how = '']) => {
      const table = tables.get(name);
      if (!table) throw new Error(`No table ${name}`);
      table.isAudited = !how.includes('audited => false');
      table.subject = /subject => '(\w*)'/.exec(how)?.[1] ?? 'customer_id';
      table.untold = new Set(quoted(/secret => ARRAY\[([^\]]*)\]/.exec(how)?.[1]));
    },
  ],
  [
    /^CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON (\S+)\s+([^]*?);$/gm,
    (tables, [name = '', how = '']) => {
      const table = tables.get(name);
      if (!table) throw new Error(`No table ${name}`);
      const [, , secret, subject = ''] = /audit\('([^']*)', '([^']*)', '([^']*)'\)/.exec(how) ?? [];
      table.isAudited = true;
      table.subject = subject;
      table.untold = new Set(quoted(secret));
    },
  ],
];

function tablesOf(service: string): Map<string, Table> {
  const tables = new Map<string, Table>();
  for (const path of globSync(join(SERVICES, service, 'migrations/*.sql')).sort()) {
    const text = readFileSync(path, 'utf8')
      .replaceAll(new RegExp(`\\b${service}\\.`, 'g'), '')
      .replaceAll(/--.*/g, '');
    const steps = STEPS.flatMap(([pattern, does]) =>
      [...text.matchAll(pattern)].map(({ index, [1]: one, [2]: two }) => ({
        index,
        does,
        found: [one ?? '', two ?? ''],
      })),
    ).sort((a, b) => a.index - b.index);
    for (const { does, found } of steps) does(tables, found);
  }
  return tables;
}

/** What the audit keeps of no table. */
const NEVER_TOLD = quoted(
  /skipped text\[\] := .* ARRAY\[([^\]]*)\]/.exec(
    readFileSync(join(SERVICES, 'kernel/migrations/0003-audit.sql'), 'utf8'),
  )?.[1],
);

/** Whose log-ins these are, identity says itself: what else is about a user it leaves out of their history. */
const OF_LOG_INS = quoted(
  /entities: \[([^\]]*)\]/.exec(readFileSync(join(SERVICES, 'identity/user/user.service.ts'), 'utf8'))?.[1],
);

/** Every table whose changes stand in a customer's history, with the columns that are told. */
const SHOWN = globSync(join(SERVICES, '*/migrations'))
  .map((path) => basename(dirname(path)))
  // Commerce has no history in the graph yet.
  .filter((service) => service !== 'kernel' && service !== 'commerce')
  .flatMap((service) =>
    [...tablesOf(service)].map(([name, table]) => ({ service, name: name.replaceAll('"', ''), table })),
  )
  .filter(({ service, name, table: { isAudited, subject, columns } }) => {
    if (!isAudited) return false;
    if (service === 'identity') return OF_LOG_INS.includes(name);
    return (
      (subject === 'customer_id' && columns.has(subject)) || (service === 'customers' && name === 'customer')
    );
  })
  .map(({ service, name, table }) => ({
    table: `${service}.${name}`,
    entity: name,
    fields: [...table.columns]
      .filter((column) => !table.untold.has(column) && !NEVER_TOLD.includes(column))
      .map((column) => column.replaceAll(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase())),
  }));

const nobodys = {
  id: '1',
  at: '2026-11-22T10:00:00Z',
  actorKind: 'STAFF',
  actorName: 'Els',
  operation: 'any',
} as const;
const change = (field: string, after: string) => ({
  field,
  before: null,
  after,
  beforeName: null,
  afterName: null,
});

test('every table whose changes stand in a customer’s history has words, and every column of it a name', () => {
  expect(SHOWN.map(({ table }) => table)).toEqual(
    expect.arrayContaining([
      'customers.customer',
      'identity.user',
      'consignment.intake',
      'consignment.intake_receipt',
      'consignment.calendar_tick',
    ]),
  );
  expect(SHOWN.find(({ entity }) => entity === 'intake')?.fields).toEqual(
    expect.arrayContaining(['state', 'termsVersion', 'receiptMailed']),
  );
  for (const { entity, fields } of SHOWN) {
    const said = (['MADE', 'CHANGED', 'DELETED'] as const).map((action) =>
      whatOf({ ...nobodys, entity, action, changes: [] }),
    );
    expect({ entity, said }).not.toEqual({ entity, said: expect.arrayContaining(['other']) as unknown });
    expect({ entity, raw: fields.filter((field) => !hasWords(entity, field)) }).toEqual({ entity, raw: [] });
  }
});

test('a service’s log of mails, whose table the kernel makes, has words too', () => {
  const made = readFileSync(join(SERVICES, 'kernel/migrations/0009-mail.sql'), 'utf8');
  const [, body = ''] = /CREATE TABLE %I\.mail \(([^]*?)PRIMARY KEY/.exec(made) ?? [];
  const columns = [...body.matchAll(/\b([a-z_]+) (?:text|uuid|timestamptz|bigint)\b/g)].map(
    ([, name = '']) => name,
  );
  expect(columns).toEqual(expect.arrayContaining(['language', 'recipient', 'status', 'error']));
  const told = columns.filter((column) => column !== 'key').map((column) => column.replace('_id', 'Id'));
  expect(told.filter((field) => !hasWords('mail', field))).toEqual([]);
});

test.each(['sale', 'balance_line', 'payout_line', 'statement'])(
  'what a ledger writes, a %s, has words before there is one',
  (entity) => expect(whatOf({ ...nobodys, entity, action: 'MADE', changes: [] })).not.toBe('other'),
);

test('an intake that was received is told in a sentence, with how many items and the day, and no list for programs', () => {
  const entry = (entity: string, changes: ReturnType<typeof change>[]) =>
    ({
      ...nobodys,
      id: entity,
      operation: 'receiveItems',
      entity,
      action: 'MADE' as const,
      changes,
    }) as const;
  const intake = entry('intake', [{ ...change('state', 'RECEIVED'), before: 'SUBMITTED' as never }]);
  const receipt = entry('intake_receipt', [
    change('intakeId', '0197d2f0-0000-7000-8000-000000000001'),
    change('items', '[{"size":"38","number":118419},{"size":"","number":118420}]'),
    change('language', 'nl'),
    change('receivedOn', '2026-11-22'),
  ]);
  const [deed, ...more] = deedsOf([receipt, { ...intake, action: 'CHANGED' }]);
  if (!deed) throw new Error('Nothing is told');
  expect([deedText(deed), more]).toEqual(['received an intake', []]);
  const habits = { timeZone: 'Europe/Amsterdam', currency: 'EUR' };
  expect(deed.changes.map((each) => [each.field, each.after && valueText(each, each.after, habits)])).toEqual(
    [
      ['state', 'Received'],
      ['items', '2'],
      ['receivedOn', '22 Nov 2026'],
    ],
  );
});

test('what no page has words for is shown only where it is a plain value', () => {
  const told = (stored: string, name: string | null = null) =>
    isTold({ key: '', entity: 'future', field: 'thing', before: null, after: { stored, name } });
  expect([told('[{"a":1}]'), told('{"a":1}'), told('0197d2f0-0000-7000-8000-000000000001')]).toEqual([
    false,
    false,
    false,
  ]);
  expect([
    told('0197d2f0-0000-7000-8000-000000000001', 'Stamgasten'),
    told('[spoed] bellen'),
    told('38'),
  ]).toEqual([true, true, true]);
});
