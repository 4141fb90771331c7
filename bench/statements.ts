import type { Client } from 'pg';
import { Connection } from './load';
import { isGood } from './measure';
import type { Operation } from './operations';
import type { World } from './world';

/** What one operation of the product asks of the database. */
export interface Asked {
  /** Statements that read or write rows. */
  statements: number;
  /** Those, and what opens and ends transactions. Not round withEnds: many travel together. */
  withEnds: number;
}

const times = 20;

/** Counts, on the server's side, what each operation sends once everything is prepared. */
export async function countStatements(
  world: World,
  operations: readonly Operation[],
  port: number,
): Promise<Map<string, Asked>> {
  const { admin } = world;
  const found = new Map<string, Asked>();
  const connection = new Connection(port);
  await untilQuiet(admin);
  // Work that follows by event is not part of the answer: it waits until the counting is over.
  await admin.query(`CREATE FUNCTION bench.later() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.run_at := now() + interval '1 hour'; RETURN NEW; END $$;
    CREATE TRIGGER later BEFORE INSERT ON graphile_worker._private_jobs FOR EACH ROW EXECUTE FUNCTION bench.later()`);
  await track(admin, 'top');
  for (const [at, operation] of operations.entries()) {
    const make = operation.requests.product;
    if (!make) continue;
    // The first ones only make every connection notice that it is to count.
    for (let turn = -10; turn < times; turn += 1) {
      if (turn === 0) await admin.query('SELECT pg_stat_statements_reset()');
      const answer = await connection.send(make(1_000_000 + at * 100 + turn));
      if (!isGood(operation)(answer))
        throw new Error(`${operation.name}: ${answer.body.toString('utf8', 0, 400)}`);
    }
    const { rows } = await admin.query<{ statements: number; withEnds: number }>(
      `SELECT coalesce(sum(calls) FILTER (WHERE query !~* '^(BEGIN|COMMIT|ROLLBACK)'), 0)::int AS statements, coalesce(sum(calls), 0)::int AS "withEnds"
         FROM pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid
        WHERE r.rolname ~ '^kommis_(identity|customers|consignment|commerce)$' AND query !~* '^SET LOCAL'`,
    );
    found.set(operation.name, {
      statements: Math.round((rows[0]?.statements ?? 0) / times),
      withEnds: Math.round((rows[0]?.withEnds ?? 0) / times),
    });
  }
  await track(admin, 'none');
  await admin.query(
    `DROP TRIGGER later ON graphile_worker._private_jobs; UPDATE graphile_worker._private_jobs SET run_at = now()`,
  );
  connection.close();
  return found;
}

async function track(admin: Client, what: 'top' | 'none'): Promise<void> {
  await admin.query(`ALTER SYSTEM SET pg_stat_statements.track = '${what}'`);
  await admin.query('SELECT pg_reload_conf()');
  await new Promise((resolve) => setTimeout(resolve, 300));
}

/** What is left to do by event when the last creation has been answered, and how long that takes. */
export async function followUp({ admin }: World): Promise<string> {
  const { rows } = await admin.query<{ open: number }>(
    'SELECT count(*)::int AS open FROM graphile_worker._private_jobs WHERE attempts < max_attempts',
  );
  const from = performance.now();
  await untilQuiet(admin);
  return `What follows by event: ${rows[0]?.open} jobs were left at the end, done after ${((performance.now() - from) / 1000).toFixed(1)} s`;
}

/** The services' work on the events of what was created goes on after the last answer. */
export async function untilQuiet(admin: Client): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const { rows } = await admin.query<{ open: number }>(
      'SELECT count(*)::int AS open FROM graphile_worker._private_jobs WHERE attempts < max_attempts',
    );
    if (rows[0]?.open === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
