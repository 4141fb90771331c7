import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeServices } from '@theguild/federation-composition';
import { execute, GraphQLError, parse, type ExecutionResult } from 'graphql';
import { visitor, type Actor } from '../../services/kernel/actor/actor';
import { fieldsMarked, type Marks } from '../../services/kernel/operation/marks';
import type { Subgraph, SubgraphRequest } from '../../services/kernel/subgraph/port';
import { createPlanEngine } from '../plan-engine';
import type { Engine, EngineOptions, Patience } from '../engine';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])`;

const people = `${LINK}
  type Query { people(first: Int = 50, after: String): People! person(id: ID!): Person me: Person boom: String search(first: Int = 10): [Found!] named(id: ID!): Named matrix: [[Int!]!] invalid: String strict: Int! sorted(by: Sort): String }
  type Mutation { logIn(email: String!): String logInStaff(email: String!): String rename(id: ID!, name: String!): RenameResult! secretRename: Person }
  enum Sort { NAME AGE }
  type People { nodes: [Person!]! }
  interface Named { name: String! }
  type Person implements Named @key(fields: "id") { id: ID! name: String! note: String friends(first: Int = 10): [Person!]! best: Person fragile: String! nickname(short: Boolean = true): String }
  type Refused { message: String! }
  type Team implements Named { name: String! members: [Person!] lead: Person! }
  type Item @key(fields: "id", resolvable: false) { id: ID! }
  union Found = Person | Item | Team
  union RenameResult = Person | Refused
`;
const goods = `${LINK}
  type Query { item(id: ID!): Item dryRunStock(id: ID!): String }
  type Person @key(fields: "id") { id: ID! items(first: Int = 20): [Item!] balance: Int }
  type Item @key(fields: "id") { id: ID! title: String! owner: Person }
`;

/** What the test's services do before they answer: wait, fail, or note that they were asked. */
export interface Behaviour {
  asked: (SubgraphRequest & { service: string })[];
  before: Partial<Record<'people' | 'goods', (request: SubgraphRequest) => Promise<void> | void>>;
}

const person = (id: string): object => ({
  __typename: 'Person',
  id,
  name: `Person ${id}`,
  note: 'private',
  friends: [],
});
const team = (): object => ({
  __typename: 'Team',
  name: 'Team',
  members: [person('1'), person('3')],
  lead: person('3'),
});
const item = (id: string): object => ({
  __typename: 'Item',
  id,
  title: `Item ${id}`,
  owner: { __typename: 'Person', id: '1' },
});
const throws = (error: Error) => (): never => {
  throw error;
};

const resolvers = {
  people: {
    Query: {
      people: () => ({ nodes: [person('1'), person('2')] }),
      person: (_: unknown, { id }: { id: string }) => person(id),
      me: () => null,
      search: () => [person('1'), { __typename: 'Item', id: '9' }, team(), person('2')],
      named: (_: unknown, { id }: { id: string }) => (id === '0' ? team() : person(id)),
      matrix: () => [[1, 2], [], [3]],
      boom: throws(new Error('connect ECONNREFUSED 10.1.2.3:5432 select * from customers')),
      invalid: throws(
        new GraphQLError('Not a date.', { extensions: { code: 'BAD_USER_INPUT', http: { status: 418 } } }),
      ),
      strict: () => null,
      sorted: (_: unknown, { by }: { by: string }) => by,
    },
    Mutation: {
      logIn: () => 'welcome',
      logInStaff: () => 'welcome',
      rename: (_: unknown, { id, name }: { id: string; name: string }) =>
        name ? { ...person(id), name } : { __typename: 'Refused', message: 'A name, please.' },
      secretRename: () => person('1'),
    },
    Person: {
      __resolveReference: ({ id }: { id: string }) => person(id),
      friends: ({ id }: { id: string }) => (id.length > 3 ? [] : [person(`${id}1`), person(`${id}2`)]),
      best: ({ id }: { id: string }) => (id.endsWith('2') ? null : person(`${id}2`)),
      // Person 2, and whoever ends like it, cannot be asked: a null that must bubble up.
      fragile: ({ id }: { id: string }) => (id.endsWith('2') ? throws(new Error('fragile'))() : 'whole'),
      nickname: ({ id }: { id: string }, { short }: { short: boolean }) => (short ? `P${id}` : `The ${id}`),
    },
  },
  goods: {
    Query: { item: (_: unknown, { id }: { id: string }) => item(id), dryRunStock: () => 'clean' },
    Person: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      items: ({ id }: { id: string }) => [item(`${id}a`), item(`${id}b`)],
      balance: ({ id }: { id: string }) => Number(id) * 100,
    },
    Item: { __resolveReference: ({ id }: { id: string }) => item(id) },
  },
};

/** What the gateway must know of their operations. */
export const fakeMarks: Marks = {
  'Mutation.logIn': 'LOG_IN_STEP',
  'Mutation.logInStaff': 'LOG_IN_STEP',
  'Query.dryRunStock': 'TAKES_LONG',
};

/** Two small services in this process, federated. */
export function fakeSubgraphs(behaviour: Behaviour): Subgraph[] {
  return (
    [
      ['people', people],
      ['goods', goods],
    ] as const
  ).map(([name, sdl]) => {
    const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers[name] as never }]);
    return {
      name,
      async execute(request): Promise<ExecutionResult> {
        behaviour.asked.push({ ...request, service: name });
        await behaviour.before[name]?.(request);
        const { query, operationName, variables: variableValues } = request;
        return execute({
          schema,
          document: parse(query),
          operationName,
          variableValues,
          contextValue: request.actor,
        });
      },
    };
  });
}

/** Their supergraph, composed as schema/supergraph.graphql is. */
export function fakeSupergraph(): string {
  const composed = composeServices([
    { name: 'people', typeDefs: parse(people), url: 'http://people.internal:4001' },
    { name: 'goods', typeDefs: parse(goods), url: 'http://goods.internal:4002' },
  ]);
  if (!composed.supergraphSdl) throw new Error(composed.errors?.map((error) => error.message).join('\n'));
  return composed.supergraphSdl;
}

/** The engine on the two services, and everything it reported. */
export async function fakeEngine(
  behaviour: Behaviour,
  patience?: Patience,
  subgraphs = fakeSubgraphs(behaviour),
  createEngine: (options: EngineOptions) => Promise<Engine> = createPlanEngine,
): Promise<{ engine: Engine; reports: unknown[] }> {
  const reports: unknown[] = [];
  const report = (error: unknown): void => void reports.push(error);
  const takeLong = fieldsMarked(fakeMarks, 'TAKES_LONG');
  const engine = await createEngine({
    ...{ supergraphSdl: fakeSupergraph(), subgraphs, report, patience, takeLong },
  });
  return { engine, reports };
}

/** An actor of a kind, at the demo store. */
export function actorOf(kind: Actor['kind'], storeId = '30042'): Actor {
  return { ...visitor(storeId), kind, userId: userIds[kind] ?? null };
}

const userIds: Partial<Record<Actor['kind'], string>> = {
  portal: '01890000-0000-7000-8000-000000000001',
  staff: '01890000-0000-7000-8000-000000000002',
  partner: '01890000-0000-7000-8000-000000000003',
};

/** Every field open but for `note`, `secretRename` and introspection, which are staff's. */
export function fakePermissions(engine: Engine): Record<string, string> {
  const table: Record<string, string> = {};
  for (const type of Object.values(engine.schema.getTypeMap()))
    if ('getFields' in type && !type.name.startsWith('__'))
      for (const field of Object.keys(type.getFields())) table[`${type.name}.${field}`] = 'everyone';
  return { ...table, 'Person.note': 'staff' };
}
