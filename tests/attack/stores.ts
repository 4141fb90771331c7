import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allServices } from '../../services/all';
import { newId } from '../../services/kernel/id/id';
import type { OutgoingMail } from '../../services/kernel/mail/mailer';
import { keptAs, testDatabase } from '../../services/kernel/testing/database';
import { addProbe } from '../../services/kernel/testing/probe/open';
import { onceARun } from '../once-a-run';
import { fillCanaries } from './canary';
import { canary } from './seed-files';
import { seedStore, type SeededStore } from './seed-store';
import { tables } from './tables';
import { attackWorld, type AttackWorld } from './world';

/** Three stores full of canaries on one database: the one attacked from, and two to attack. */
export interface Stores {
  world: AttackWorld & { reported: unknown[] };
  all: SeededStore[];
  columns: Awaited<ReturnType<typeof fillCanaries>>;
}

/** They are seeded once in a run; each file that asks has a world of its own on a copy, as the seeding left it. */
export async function seededStores(): Promise<Stores> {
  const made = await onceARun('kommis-seeded', seeded);
  const { all, columns, mails } = JSON.parse(readFileSync(join(made, 'told.json'), 'utf8')) as Told;
  const world = await attackWorld(await testDatabase(SEEDED));
  cpSync(join(made, 'files'), world.filesFolder, { recursive: true });
  world.mails.push(...mails);
  return { world, all, columns };
}

/** The database that is copied. */
const SEEDED = 'kommis_seeded';

type Told = Omit<Stores, 'world'> & { mails: OutgoingMail[] };

/** A folder with what is not in the database: the files, the mails, and what the seeding tells. */
async function seeded(): Promise<string> {
  const database = await testDatabase();
  const world = await attackWorld({ ...database, drop: () => keptAs(SEEDED, database) });
  const told = await seed(world);
  await world.settled();
  await world.close();
  if (world.reported.length > 0) throw new Error('Seeding failed', { cause: world.reported });
  const folder = mkdtempSync(join(tmpdir(), 'kommis-seeding-'));
  cpSync(world.filesFolder, join(folder, 'files'), { recursive: true });
  writeFileSync(join(folder, 'told.json'), JSON.stringify({ ...told, mails: world.mails } satisfies Told));
  return folder;
}

async function seed(world: AttackWorld): Promise<Omit<Stores, 'world'>> {
  const all: SeededStore[] = [];
  for (const [storeId, more] of given) all.push(await seedStore(world, storeId, more));
  await world.database.admin(
    `SELECT graphile_worker.add_job('attack.failing', json_build_object('storeId', s.id, 'data', '{}'::json), job_key := s.id) FROM unnest($1::text[]) AS s (id)`,
    [all.map((each) => each.storeId)],
  );
  await world.database.admin(
    `UPDATE graphile_worker._private_jobs SET attempts = 1, last_error = 'CANARY-' || (payload ->> 'storeId') || '-job-last_error-1' WHERE key IS NOT NULL`,
  );
  // Nothing in commerce is personal so far.
  await world.database.admin(
    `INSERT INTO commerce.audit_personal (store_id, id, changes)
     SELECT DISTINCT ON (store_id) store_id, id, jsonb_build_object('name', jsonb_build_array(NULL, 'CANARY-' || store_id || '-audit_personal-changes-1')) FROM commerce.audit
     ON CONFLICT DO NOTHING`,
  );
  // What a portal user would leave behind once a mutation of theirs takes a key.
  for (const { storeId, first, second } of all)
    for (const { userId } of [first, second])
      for (const service of ['customers', 'consignment', 'commerce'])
        await world.database.admin(
          `INSERT INTO ${service}.idempotency_key (store_id, actor, operation, key, request_hash, result_id)
           VALUES ($1, 'portal:' || $2::text, 'attack', $3, '\\x00', gen_random_uuid())`,
          [storeId, userId, `${canary(storeId, 'key', randomBytes(4).toString('hex'))}`],
        );
  // What a portal user would leave behind once work of theirs takes long.
  for (const { storeId, first, second } of all)
    for (const { userId } of [first, second])
      for (const table of Object.keys(tables).filter((each) => each.endsWith('.job')))
        await world.database.admin(
          `INSERT INTO ${table} (store_id, id, kind, place, state, input, started_by, started_at, ended_at)
           VALUES ($1, gen_random_uuid(), 'STOCK', 'ATTACK', 'DONE', '{}',
             jsonb_build_object('kind', 'portal', 'storeId', $1::text, 'userId', $2::text, 'name', 'CANARY-' || $1::text || '-job-started_by-1'), now(), now())`,
          [storeId, userId],
        );
  // What a late event leaves for a moment: the first one's address is to become the second one's log-in.
  for (const { storeId, first, second } of all)
    await world.database.admin(
      'UPDATE identity.customer SET pending_email = $3 WHERE store_id = $1 AND id = $2',
      [storeId, first.id, second.email],
    );
  await seedProbe(world, all);
  return { all, columns: await fillCanaries(world) };
}

/** The kernel's probe beside the services: a customer of the team's and one of nobody's, with a parcel each. */
async function seedProbe({ database }: AttackWorld, all: readonly SeededStore[]): Promise<void> {
  await addProbe(database, allServices);
  for (const { storeId, teamId, first, second } of all)
    for (const [ownerId, teamIds] of [
      [first.id, [teamId]],
      [second.id, []],
    ] as const) {
      await database.admin('INSERT INTO probe.owner (store_id, id, team_ids) VALUES ($1, $2, $3)', [
        ...[storeId, ownerId, teamIds],
      ]);
      await database.admin('INSERT INTO probe.parcel (store_id, id, owner_id) VALUES ($1, $2, $3)', [
        ...[storeId, newId(), ownerId],
      ]);
    }
}

const given: [string, { language: string; timeZone: string; currency: string }][] = [
  ['30042', { language: 'nl', timeZone: 'Europe/Amsterdam', currency: 'EUR' }],
  ['10007', { language: 'nb', timeZone: 'Europe/Oslo', currency: 'NOK' }],
  // Alike but for one digit, and with self-entry, too.
  ['30043', { language: 'nl', timeZone: 'Europe/Amsterdam', currency: 'EUR' }],
];
