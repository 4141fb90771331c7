import { parse } from 'graphql';
import { allServices } from '../../services/all';
import { newId } from '../../services/kernel/id/id';
import { staffOf } from '../../services/kernel/testing/open';
import { createFront } from '../../gateway/front';
import { createPlanEngine } from '../../gateway/plan-engine';
import { operationHash } from '../../gateway/trusted';
import { promised, promisedMarks, promisedPermissions, promisedRules } from './promised';
import { attackWorld, type AttackWorld } from './world';

/** What the audit says was done is said by the graph and the tasks, never by who asked. */
const storeId = '30042';
const staff = staffOf(storeId);
let world: AttackWorld;

beforeAll(async () => {
  world = await attackWorld();
  await world.identity.createStore({
    ...{ id: storeId, name: 'De Ruilhoek', colour: '#7a2e5d', language: 'nl', timeZone: 'Europe/Amsterdam' },
    ...{
      currency: 'EUR',
      contact: { email: '', telephone: '', street: '', postalCode: '', town: '' },
    },
  });
  await world.settled();
});
afterAll(() => world.close());

/** Operations of the entries since, oldest first, each as often as it stands there. */
async function written(since: Date): Promise<string[]> {
  const found = await world.database.admin<{ operation: string; at: Date }>(
    allServices
      .map(({ name }) => `SELECT operation, at, id FROM ${name}.audit WHERE at >= $1`)
      .join(' UNION ALL ') + ' ORDER BY at, id',
    [since],
  );
  return found.map(({ operation }) => operation);
}
const now = async (): Promise<Date> =>
  (await world.database.admin<{ now: Date }>('SELECT clock_timestamp() AS now'))[0]?.now ?? new Date();

const group = (name: string): string =>
  `createCustomerGroup(input: { name: "${name}", description: "", colour: "#3b8260" }) { __typename }`;
const customer = (): string =>
  `createCustomer(input: { idempotencyKey: "${newId()}", kind: PRIVATE, lastName: "Vos" }) { __typename }`;

test.each([
  ['no name', (text: string) => `mutation { ${text} }`],
  ['a name that accuses another', (text: string) => `mutation deleteCustomerGroup { ${text} }`],
  ['a name of the product’s own', (text: string) => `mutation CreateCustomer { ${text} }`],
  ['the name of a person', (text: string) => `mutation Marijke_van_den_Berg { ${text} }`],
  ['an alias', (text: string) => `mutation { deleteCustomerGroup: ${text} }`],
  ['a fragment', (text: string) => `mutation M { ...F } fragment F on Mutation { ... { x: ${text} } }`],
])('a change under %s is what it is', async (what, wrap) => {
  const since = await now();
  await world.must(staff, wrap(group(what)));
  expect(new Set(await written(since))).toEqual(new Set(['createCustomerGroup']));
});

test('of several in one document each is said of its own changes', async () => {
  const since = await now();
  const { body } = await world.ask(
    staff,
    `mutation All { a: ${group('een')} b: ${customer()} c: ${group('twee')} }`,
  );
  expect(body.errors).toBeUndefined();
  await world.settled();
  const own = (await written(since)).filter((operation) => !operation.includes('.on-'));
  const [first, second, third] = [
    own.indexOf('createCustomer'),
    own.lastIndexOf('createCustomer'),
    own.length - 1,
  ];
  expect(own.slice(0, first)).toEqual(Array(first).fill('createCustomerGroup'));
  expect(new Set(own.slice(first, second + 1))).toEqual(new Set(['createCustomer']));
  expect(own.slice(second + 1)).toEqual(Array(third - second).fill('createCustomerGroup'));
  expect([first > 0, third > second]).toEqual([true, true]);
});

test('a known operation is no exception, and what follows by event has the name of its task', async () => {
  const text = `mutation Own { ${customer()} }`;
  const engine = await createPlanEngine({
    supergraphSdl: promised('supergraph.graphql'),
    subgraphs: Object.values(world.services).map((each) => each.subgraph),
    report: () => undefined,
    takeLong: new Set(),
  });
  const front = await createFront({
    ...{ engine, report: () => undefined, rules: promisedRules(), permissions: promisedPermissions() },
    ...{ trusted: { Own: operationHash(parse(text)) }, marks: promisedMarks() },
  });
  const since = await now();
  const answer = await front.answer({ query: text }, { actor: staff, requestId: newId() });
  expect([answer.isTrusted, answer.body.errors]).toEqual([true, undefined]);
  await world.settled();
  await front.stop();
  const operations = new Set(await written(since));
  expect(operations).toContain('createCustomer');
  expect(
    [...operations].filter((each) => each !== 'createCustomer' && !/^[a-z]+\.[a-z-]+$/.test(each)),
  ).toEqual([]);
});
