import { join } from 'node:path';
import { handles } from '../../event/handler';
import { shield } from '../../permission/table';
import { invalidInput } from '../../refusal/refusal';
import { defineService } from '../../subgraph/define';
import { countingJobs } from './counting';
import { mails, onMailsChanged } from './mails';
import { readThings, thingMade, ThingResolver } from './thing';

/** Keeps what it hears; a name with "broken" in it fails until `repaired`. */
export const hearing = { repaired: false, deliveries: 0 };

const onThingMade = handles(thingMade, async ({ data: { name }, version }, { write }) => {
  hearing.deliveries += 1;
  if (name.includes('broken') && !hearing.repaired) throw new Error(`cannot hear ${name}\nSELECT secret`);
  await write((tx) =>
    tx.sql(
      'INSERT INTO probe.heard (name, version) VALUES ($1, $2) ON CONFLICT (store_id, name) DO NOTHING',
      [name, version],
    ),
  );
});

/** The one resolver, so that specs can ask whether it ran. */
export const things = new ThingResolver();

/** The smallest service: it has nothing of the product and everything of the mechanisms. */
export const probe = defineService({
  name: 'probe',
  migrations: join(__dirname, 'migrations'),
  resolvers: [ThingResolver],
  orphanedTypes: [],
  references: { Thing: ({ id }, call) => call.load('thing', id, readThings) },
  constraints: {
    thing_name_once: () =>
      invalidInput({ path: 'name', code: 'TAKEN', message: 'Another thing has this name' }),
  },
  permissions: {
    Query: shield.everyone,
    Mutation: shield.staff,
    Thing: { '*': shield.everyone, ownerName: shield.staff },
    InvalidInput: shield.everyone,
    LogInNotRecent: shield.staff,
    FieldProblem: shield.everyone,
  },
  handlers: [onThingMade, onMailsChanged],
  mails,
  longWork: () => countingJobs,
  files: { note: { mayUpload: () => true } },
  instances: () => [things],
});
