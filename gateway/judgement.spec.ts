import { buildSchema } from 'graphql';
import { visitor, type Actor } from '../services/kernel/actor/actor';
import { withRealScalars } from '../services/kernel/graph/scalars';
import { staffOf } from '../services/kernel/testing/open';
import { CANARY, explosions, nestOf, ofTheWeb } from './testing/explosions';
import { committedFront, type CommittedFront } from './testing/committed';

let house: CommittedFront;
beforeAll(async () => void (house = await committedFront()));
afterAll(() => house.front.stop());
beforeEach(() => void (house.asked.length = 0));

/** Ten to a hundred times what it takes; a walk that doubles with each level takes days. */
const ATONCE_MS = 1_000;

it.each(explosions)('$name is refused before anything works with it', async ({ query, variables, says }) => {
  const startedAt = performance.now();
  const { status, body } = await house.ask(query, variables);
  expect(performance.now() - startedAt).toBeLessThan(ATONCE_MS);
  expect([status, body.data ?? null, house.asked]).toEqual([400, null, []]);
  expect(body.errors?.length).toBeLessThanOrEqual(10);
  expect(body.errors?.[0]?.message).toMatch(says);
  expect(JSON.stringify(body).length).toBeLessThan(4_000);
  expect(JSON.stringify(body)).not.toContain(CANARY);
});

it('takes a value of a scalar for what the services take it for', async () => {
  const id = '0190a7c2-0000-7000-8000-000000000001';
  for (const value of ['"x"', '1', '{}', '[]', 'true', '[["x"]]']) {
    const { status, body } = await house.ask(`{ sellableUnit(id: ${value}) { id } }`);
    expect([value, status]).toEqual([value, 400]);
    expect(body.errors?.[0]?.message).toMatch(/^A value of type "UUID!?" is expected here\.$/);
  }
  expect((await house.ask(`{ sellableUnit(id: "${id}") { id } }`, {}, staffOf('30042'))).status).toBe(200);
  expect(house.asked).toHaveLength(1);
});

it('does not start with a scalar of which nobody says what it is', () => {
  expect(() => withRealScalars(buildSchema('scalar Colour type Query { colour: Colour }'))).toThrow('Colour');
});

it('says where a variable is wrong and what was expected, and nothing of what came', async () => {
  const query = 'mutation ($input: LogInInput!) { logIn(input: $input) { __typename } }';
  const { status, body } = await house.ask(query, {
    input: { email: [CANARY], [CANARY]: 1, password: null },
  });
  expect(status).toBe(400);
  expect(body.errors?.map(({ message, extensions }) => [message, extensions?.code])).toEqual([
    ['"$input.email": a value of type "String" is expected.', 'BAD_USER_INPUT'],
    ['"$input.password": a value of type "String!" is required.', 'BAD_USER_INPUT'],
    ['"$input": holds a field that "LogInInput" does not have.', 'BAD_USER_INPUT'],
  ]);
});

it('says where a document is wrong', async () => {
  const { body } = await house.ask('{\n  # a comment\n  sellableUnit(id: 1) {\n    id\n  }\n}');
  expect(body.errors?.[0]?.locations).toEqual([{ line: 3, column: 20 }]);
});

it('suggests names to staff, in variables too', async () => {
  const query =
    'mutation ($input: CreateCustomerGroupInput!) { createCustomerGroup(input: $input) { __typename } }';
  const input = { nmae: 'x' };
  const messages = async (actor: Actor): Promise<string> =>
    JSON.stringify((await house.ask(query, { input }, actor)).body.errors);
  expect(await messages(staffOf('30042'))).toContain('Did you mean \\"name\\"?');
  expect(await messages(visitor('30042'))).not.toContain('Did you mean');
});

it('what an input must have is told to those alone who may read the schema', async () => {
  const said = async (field: string, actor: Actor): Promise<string> =>
    JSON.stringify((await house.ask(`mutation { ${field}(input: {}) { __typename } }`, {}, actor)).body);
  expect(await said('createCustomerGroup', staffOf('30042'))).toMatch(
    /CreateCustomerGroupInput\.(name|colour)/,
  );
  const unasked = await said('logIn', visitor('30042'));
  expect(unasked).toContain('Something that is required is not given.');
  expect(unasked).not.toMatch(/LogInInput|email|password/);
  // What is not for them is not there.
  expect(await said('createCustomerGroup', visitor('30042'))).not.toMatch(
    /CreateCustomerGroupInput|colour|name|required/,
  );
});

it('reads no value of one of the web’s own operations that is more than anybody needs', async () => {
  expect((await house.ask(ofTheWeb, { input: { email: 'x', password: 'x' } })).isTrusted).toBe(true);
  house.asked.length = 0;
  const { status, body } = await house.ask(ofTheWeb, { input: { email: nestOf(100_000), password: 'x' } });
  expect([status, body.errors?.[0]?.extensions?.code, house.asked]).toEqual([400, 'OPERATION_TOO_LARGE', []]);
});
