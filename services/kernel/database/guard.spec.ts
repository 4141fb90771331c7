import { forAllTests } from '../testing/for-all-tests';
import { system, visitor, type Actor } from '../actor/actor';
import { newId } from '../id/id';
import { portalOf, staffOf } from '../testing/open';
import { as, probeRows } from '../testing/probe/open';

const storeId = '30042';
const [north, south] = [newId(), newId()];
/** Owners by who looks after them, and a parcel of each. */
const owners = { north: newId(), south: newId(), both: newId(), nobody: newId(), foreign: newId() };
const parcels = Object.fromEntries(Object.keys(owners).map((name) => [name, newId()])) as typeof owners;
const { world, database } = forAllTests(() => probeRows());

beforeEach(async () => {
  await world.admin('TRUNCATE probe.owner, probe.parcel');
  const teams = { north: [north], south: [south], both: [north, south], nobody: [], foreign: [north] };
  for (const [name, teamIds] of Object.entries(teams)) {
    const store = name === 'foreign' ? '10007' : storeId;
    const id = owners[name as keyof typeof owners];
    await world.admin('INSERT INTO probe.owner (store_id, id, team_ids) VALUES ($1, $2, $3)', [
      store,
      id,
      teamIds,
    ]);
    await world.admin('INSERT INTO probe.parcel (store_id, id, owner_id) VALUES ($1, $2, $3)', [
      store,
      parcels[name as keyof typeof owners],
      id,
    ]);
  }
});

const inTeams = (...teamIds: string[]): Actor => ({ ...staffOf(storeId), teamIds });
const partner = (...scopes: string[]): Actor => ({ ...visitor(storeId), kind: 'partner', scopes });
const names = new Map(
  [owners, parcels].flatMap((each) => Object.entries(each).map(([name, id]) => [id, name])),
);
const all = ['both', 'nobody', 'north', 'south'];

async function rows(actor: Actor, text: string, values: unknown[] = []): Promise<string[]> {
  const found = await database.withActor(...as(actor), (tx) => tx.sql<{ id: string }>(text, values));
  return found.map(({ id }) => names.get(id) ?? '?').sort();
}
const seen = (actor: Actor): Promise<string[]> => rows(actor, 'SELECT id FROM probe.parcel');
const touched = (actor: Actor): Promise<string[]> =>
  rows(actor, 'UPDATE probe.parcel SET owner_id = owner_id RETURNING id');

/** Who sees which parcels; may they change them, too? */
const verdicts: [who: string, actor: Actor, sees: string[], changes: string[]][] = [
  ['staff of no team with the right to all', staffOf(storeId), all, all],
  ['staff of no team without it', inTeams(), [], []],
  ['staff of a team', inTeams(north), ['both', 'north'], ['both', 'north']],
  [
    'staff of several teams: the union',
    inTeams(north, south),
    ['both', 'north', 'south'],
    ['both', 'north', 'south'],
  ],
  ['staff of a team without customers', inTeams(newId()), [], []],
  [
    'an owner of the shop who is in a team',
    { ...inTeams(south), rights: ['owner'] },
    ['both', 'south'],
    ['both', 'south'],
  ],
  ['the product itself', system(storeId), all, all],
  ['who owns one, and only looks', portalOf(storeId, owners.nobody), ['nobody'], []],
  [
    'who owns two and acts for one',
    { ...portalOf(storeId, owners.nobody, owners.north), actingFor: owners.north },
    ['north'],
    [],
  ],
  ['somebody of the public', visitor(storeId), [], []],
  ['a partner without a scope', partner(), [], []],
  ['a partner with another scope', partner('parcels', 'orders.read'), [], []],
  ['a partner who may read', partner('parcels.read'), all, []],
  ['a partner who may read and write', partner('parcels.read', 'parcels.write'), all, all],
  ['a scope in the hands of staff', { ...inTeams(), scopes: ['parcels.read', 'parcels.write'] }, [], []],
  ['a scope in the hands of a customer', { ...portalOf(storeId), scopes: ['parcels.read'] }, [], []],
  ['a team in the hands of a customer', { ...portalOf(storeId), teamIds: [north] }, [], []],
  ['a team in the hands of a partner', { ...partner(), teamIds: null }, [], []],
];

test.each(verdicts)('%s', async (_who, actor, sees, changes) => {
  expect([await seen(actor), await touched(actor)]).toEqual([sees, changes]);
});

test('another store’s team sees nothing here, though it has the same id', async () => {
  expect(await seen({ ...staffOf('10007'), teamIds: [north] })).toEqual(['foreign']);
});

const add = (actor: Actor, ownerId: string): Promise<string[]> =>
  rows(actor, 'INSERT INTO probe.parcel (id, owner_id) VALUES ($1, $2) RETURNING owner_id AS id', [
    newId(),
    ownerId,
  ]);

test('staff of a team add, remove and hand on what is their customers’, and not to others', async () => {
  expect(await add(inTeams(north), owners.north)).toEqual(['north']);
  await expect(add(inTeams(north), owners.south)).rejects.toThrow(/row-level security/);
  const give = rows(inTeams(north), 'UPDATE probe.parcel SET owner_id = $1 RETURNING id', [owners.south]);
  await expect(give).rejects.toThrow(/row-level security/);
  expect(await rows(inTeams(south), 'DELETE FROM probe.parcel RETURNING id')).toEqual(['both', 'south']);
});

test('an owner who comes to another team brings everything along, without a row of it rewritten', async () => {
  await world.admin('UPDATE probe.owner SET team_ids = $1 WHERE id = $2', [[south], owners.north]);
  expect(await seen(inTeams(north))).toEqual(['both']);
  expect(await seen(inTeams(south))).toEqual(['both', 'north', 'south']);
});

test('partners add by a scope of their own', async () => {
  expect(await add(partner('parcels.read', 'parcels.write'), owners.nobody)).toEqual(['nobody']);
  await expect(add(partner('parcels.read'), owners.nobody)).rejects.toThrow(/row-level security/);
});

test('where nothing is said of staff they see their whole store, in teams or not', async () => {
  for (const actor of [staffOf(storeId), inTeams(), inTeams(north)])
    expect(await rows(actor, 'SELECT id FROM probe.owner')).toEqual(all);
});

test('what all staff see may be for the team to change', async () => {
  const take = (actor: Actor): Promise<string[]> =>
    rows(actor, 'UPDATE probe.owner SET team_ids = team_ids RETURNING id');
  expect(await take(inTeams(south))).toEqual(['both', 'south']);
  expect(await take(inTeams())).toEqual([]);
  expect(await take(staffOf(storeId))).toEqual(all);
  const drop = rows(inTeams(south), `UPDATE probe.owner SET team_ids = '{}' RETURNING id`);
  await expect(drop).rejects.toThrow(/row-level security/);
});

test('the row’s owner is asked by primary key', async () => {
  await world.admin('ANALYZE probe.owner, probe.parcel');
  const plan = await database.withActor(...as(inTeams(north)), async (tx) => {
    await tx.sql('SET LOCAL enable_seqscan = off');
    return tx.sql<{ 'QUERY PLAN': string }>('EXPLAIN SELECT id FROM probe.parcel');
  });
  expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toMatch(/owner_pkey/);
});
