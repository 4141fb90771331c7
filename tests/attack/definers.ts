import type { Client } from 'pg';
import { hashOfToken } from '../../services/kernel/secret/token';
import { calendarSecretOf } from './seed-calendar';
import type { SeededStore } from './seed-store';
import { rowActors, settingsOf, type RowActor } from './row-probe';

/** Functions that run as somebody who sees past the policies: each must look for itself. */
export const definers: Record<string, string> = {
  'customers.search_customers': 'filters the store and staff itself; probed and mutated',
  'customers.search_mails': 'filters the store and staff itself; probed and mutated',
  'kernel.failed_jobs': 'filters the store and staff itself; probed and mutated',
  'kernel.retry_job': 'filters the store and staff itself; probed and mutated',
  'kernel.erase_jobs': 'no role that logs in may call it; probed, and the kernel’s spec',
  'kernel.emit': 'takes the store from the actor and the name’s owner from the session; kernel’s event spec',
  'kernel.enqueue':
    'takes the store from the actor and the name’s owner from the session; kernel’s event spec',
  'kernel.audit': 'a trigger: copies the store of the row it stands on',
  'consignment.stores_with_held': 'answers ids of stores and nothing else; no operation calls it',
  'consignment.stores_to_mark_down': 'answers ids of stores and nothing else; no operation calls it',
  'consignment.stores_to_remind': 'answers ids of stores and nothing else; no operation calls it',
  'consignment.stores_with_ticks': 'answers ids of stores and nothing else; no operation calls it',
  'consignment.stores_to_end_grace': 'answers ids of stores and nothing else; no operation calls it',
  'consignment.calendar_fed': 'filters the store and looks for the secret itself; probed and mutated',
  'commerce.stores_to_tell_vat': 'answers ids of stores and nothing else; no operation calls it',
  'identity.stores_for_operator': 'asks for an operator of store 00000 itself; probed and mutated',
  'identity.store_ids': 'answers ids of stores and nothing else; no operation calls it',
};

/** A call of such a function by one actor: what may come of it. */
export interface DefinerProbe {
  name: string;
  role: string;
  actor: RowActor;
  statement: string;
  expected: string;
}

/** What to look for in a function's text, and take away. */
export const definerGuards: { name: string; guard: RegExp; without: string }[] = [
  {
    name: 'customers.search_customers',
    guard: /store_id = \(SELECT kernel\.store_id\(\)\)/,
    without: 'true',
  },
  { name: 'customers.search_customers', guard: /\(SELECT kernel\.is_staff\(\)\)/, without: 'true' },
  { name: 'customers.search_mails', guard: /store_id = \(SELECT kernel\.store_id\(\)\)/, without: 'true' },
  { name: 'customers.search_mails', guard: /\(SELECT kernel\.is_staff\(\)\)/, without: 'true' },
  { name: 'kernel.failed_jobs', guard: /j\.payload ->> 'storeId' = kernel\.store_id\(\)/, without: 'true' },
  { name: 'kernel.failed_jobs', guard: /AND kernel\.is_staff\(\)/, without: '' },
  { name: 'kernel.retry_job', guard: /AND payload ->> 'storeId' = kernel\.store_id\(\)/, without: '' },
  { name: 'kernel.retry_job', guard: /AND kernel\.is_staff\(\)/, without: '' },
  {
    name: 'consignment.calendar_fed',
    guard: /f\.store_id = \(SELECT kernel\.store_id\(\)\)/,
    without: 'true',
  },
  { name: 'identity.stores_for_operator', guard: /kernel\.store_id\(\) = '00000'/, without: 'true' },
  { name: 'identity.stores_for_operator', guard: /kernel\.kind\(\) = 'staff'/, without: 'true' },
  { name: 'identity.stores_for_operator', guard: /'operator' = ANY \(kernel\.rights\(\)\)/, without: 'true' },
  { name: 'consignment.calendar_fed', guard: / AND f\.secret_hash = hash/, without: '' },
];

/** Each of the three that make an operator, and that two of them do not. */
function operatorsAsked(storeId: string): [said: string, expected: string][] {
  const as = (id: string, kind: string, right: string): string =>
    `SET LOCAL app.store_id = '${id}'; SET LOCAL app.kind = '${kind}'; SET LOCAL app.rights = '{${right}}'`;
  return [
    [as('00000', 'staff', 'operator'), 'true'],
    [as(storeId, 'staff', 'operator'), 'false'],
    [as('00000', 'portal', 'operator'), 'false'],
    [as('00000', 'staff', 'owner'), 'false'],
  ];
}

/** The calls: for every actor, everything that can be found; and the job of each store. */
export async function definerProbes(client: Client, store: SeededStore): Promise<DefinerProbe[]> {
  const one = async (text: string): Promise<string> =>
    (await client.query<{ found: string | null }>(text, [store.storeId])).rows[0]?.found ?? '';
  const ids = await one(
    `SELECT string_agg(id::text, ' ' ORDER BY id) AS found FROM customers.customer WHERE store_id = $1`,
  );
  const mails = await one(
    `SELECT string_agg(id::text, ' ' ORDER BY id) AS found FROM customers.mail WHERE store_id = $1`,
  );
  const jobs = `FROM graphile_worker._private_jobs WHERE key IS NOT NULL AND payload ->> 'storeId'`;
  const own = await one(`SELECT string_agg(id::text, ' ' ORDER BY id) AS found ${jobs} = $1`);
  const others = (await one(`SELECT string_agg(id::text, ' ' ORDER BY id) AS found ${jobs} <> $1`)).split(
    ' ',
  );
  return rowActors(store).flatMap((actor): DefinerProbe[] => {
    const isStaff = actor.kind === 'staff' || actor.kind === 'system';
    const probe = (name: string, role: string, statement: string, expected: string): DefinerProbe => ({
      name,
      role,
      actor,
      statement,
      expected,
    });
    return [
      ...operatorsAsked(actor.storeId).map(([said, expected]) =>
        probe(
          'identity.stores_for_operator',
          'kommis_identity',
          `${said}; SELECT (count(*) > 0)::text AS found FROM identity.stores_for_operator()`,
          expected,
        ),
      ),
      probe(
        'customers.search_customers',
        'kommis_customers',
        `SELECT coalesce(string_agg(id::text, ' ' ORDER BY id), '') AS found FROM customers.search_customers('%', '{}') AS id`,
        isStaff ? ids : '',
      ),
      probe(
        'customers.search_mails',
        'kommis_customers',
        `SELECT coalesce(string_agg(id::text, ' ' ORDER BY id), '') AS found FROM customers.search_mails('@') AS id`,
        isStaff ? mails : '',
      ),
      probe(
        'kernel.failed_jobs',
        'kommis_identity',
        `SELECT coalesce(string_agg(id::text, ' ' ORDER BY id), '') AS found FROM kernel.failed_jobs()`,
        isStaff ? own : '',
      ),
      probe(
        'kernel.retry_job',
        'kommis_identity',
        `SELECT kernel.retry_job(${own})::text AS found`,
        isStaff ? 'true' : 'false',
      ),
      probe(
        'kernel.erase_jobs',
        'kommis_identity',
        `SELECT kernel.erase_jobs(ARRAY['${actor.storeId}-anything'])::text AS found`,
        'permission denied for function erase_jobs',
      ),
      // Who shows the secret is told of the store, whoever it is; a secret of another one is none.
      ...[store.storeId, store.storeId === '30042' ? '10007' : '30042'].map((of) =>
        probe(
          'consignment.calendar_fed',
          'kommis_consignment',
          `SELECT (count(*) > 0)::text AS found FROM consignment.calendar_fed('\\x${hashOfToken(calendarSecretOf(of)).toString('hex')}', now(), 30, 400, 10)`,
          String(of === actor.storeId),
        ),
      ),
      ...others.map((id) =>
        probe(
          'kernel.retry_job',
          'kommis_identity',
          `SELECT kernel.retry_job(${id})::text AS found`,
          'false',
        ),
      ),
    ];
  });
}

/** Runs the call inside the transaction that is open, and undoes it. */
export async function callDefiner(client: Client, probe: DefinerProbe): Promise<string> {
  try {
    const text = `SAVEPOINT probe; SET LOCAL ROLE ${probe.role}; ${settingsOf(probe.actor)}; ${probe.statement}`;
    const results = (await client.query(text)) as unknown as { rows: { found?: string }[] }[];
    // NULL is what a comparison with nobody's store gives; it is no yes.
    return results.at(-1)?.rows[0]?.found ?? 'false';
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.query('ROLLBACK TO SAVEPOINT probe');
  }
}
