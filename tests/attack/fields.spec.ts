import { buildSchema, type GraphQLSchema } from 'graphql';
import { allServices } from '../../services/all';
import { Database } from '../../services/kernel/database/database';
import { newId } from '../../services/kernel/id/id';
import { createLog } from '../../services/kernel/log/log';
import { localSubgraph } from '../../services/kernel/subgraph/executor';
import { createFront, type Front, type GraphAnswer } from '../../gateway/front';
import { fieldProbes, withDoors, type FieldProbe } from './field-probe';
import { promised, promisedMarks, promisedPermissions, promisedRules } from './promised';
import { inTurn } from './turns';
import { listed, verdicts } from './verdicts';
import { actorOf, everyRole as roles, type Role } from './world';

/** The gateway or one subgraph, with its own permission table in our hands; whether a role gets past it. */
interface Gate {
  name: string;
  schema: GraphQLSchema;
  table: Record<string, string>;
  passes(role: Role, query: string): Promise<boolean>;
  /** After a rule was changed: what was made of the table is made anew. */
  reread(): Promise<void>;
  stop(): Promise<void>;
}

const nobody = { userId: newId(), customerIds: [newId()] };
const people = { storeId: '30042', staffId: newId(), portal: nobody, neighbour: nobody };
const actors = new Map(roles.map((role) => [role, actorOf(role, people)]));
const actor = (role: Role): ReturnType<typeof actorOf> => actors.get(role) ?? actorOf(role, people);
let gates: Gate[];

beforeAll(async () => {
  gates = [await gatewayGate(), ...(await Promise.all(allServices.map(subgraphGate)))];
});
afterAll(async () => {
  for (const gate of gates) await gate.stop();
});

async function gatewayGate(): Promise<Gate> {
  const { schema, doors } = withDoors(buildSchema(promised('api.graphql'), { assumeValidSDL: true }));
  const table = { ...promisedPermissions(), ...Object.fromEntries(doors.map((door) => [door, 'everyone'])) };
  const open = (): Promise<Front> =>
    createFront({
      engine: {
        schema,
        execute: () => Promise.resolve({ data: { reached: true } }),
        stop: () => Promise.resolve(),
      },
      ...{
        report: () => undefined,
        rules: promisedRules(),
        permissions: table,
        trusted: {},
        marks: promisedMarks(),
      },
    });
  let front = await open();
  return {
    ...{ name: 'gateway', schema, table, stop: () => front.stop() },
    async reread() {
      await front.stop();
      front = await open();
    },
    async passes(role, query) {
      const { body } = await front.answer({ query }, { actor: actor(role), requestId: newId() });
      if (isUnseen(role, body.errors)) return false;
      return verdictOf(query, body.errors?.[0]) ?? JSON.stringify(body.data) === '{"reached":true}';
    },
  };
}

async function subgraphGate(service: (typeof allServices)[number]): Promise<Gate> {
  const { executable, permissions } = await service.schema();
  const { schema, doors } = withDoors(executable);
  const table = { ...permissions, ...Object.fromEntries(doors.map((door) => [door, 'everyone'])) };
  // Nobody gets as far as a row: the resolvers have no instances to call.
  const database = new Database({
    url: 'postgres://nobody@localhost/none',
  });
  const subgraph = localSubgraph({
    name: service.name,
    schema,
    permissions: table as never,
    database,
    log: createLog({ level: 'silent' }),
  });
  return {
    ...{ name: service.name, schema, table, stop: () => Promise.resolve(), reread: () => Promise.resolve() },
    async passes(role, query) {
      const variables = { id: newId(), fileId: newId(), list: 'x', input: {} };
      const { errors } = await subgraph.execute({
        query,
        variables,
        actor: actor(role),
        requestId: newId(),
        operation: 'attack',
      });
      return verdictOf(query, errors?.[0]) ?? true;
    },
  };
}

/** To who may not read the schema, what they may not select is not there: unseen.spec.ts holds that it is said alike. */
function isUnseen(role: Role, errors: GraphAnswer['body']['errors']): boolean {
  return (
    /^(visitor|unverified|password only|portal|neighbour)/.test(role) &&
    (errors ?? []).some(({ message }) => /^"\w+" has no such field\.$/.test(message))
  );
}

/** False when refused by a rule, null when it got past them; anything else is a probe that proves nothing. */
function verdictOf(
  query: string,
  error: { message: string; extensions?: Record<string, unknown> } | undefined,
): false | null {
  const code = error?.extensions?.['code'];
  if (code === 'FORBIDDEN') return false;
  if (error === undefined || code === 'INTERNAL_SERVER_ERROR' || code === 'BAD_USER_INPUT') return null;
  // Whoever is let through is next asked for by the modules of the store, and there is no database.
  if (code === 'UNAVAILABLE') return null;
  if (/^Variable "\$/.test(error.message)) return null;
  throw new Error(`${query}: ${error.message}`);
}

test('every field of the graph has one reviewed verdict, and there is none of a field that is gone', () => {
  const [gateway] = gates;
  const inGraph = gateway === undefined ? [] : fieldProbes(gateway.schema).map((probe) => probe.coordinate);
  expect([...listed].sort()).toEqual(inGraph.sort());
});

test('gateway and subgraphs let through exactly the roles that the review lets through', async () => {
  const wrong: string[] = [];
  let asked = 0;
  for (const gate of gates) {
    for (const { coordinate, query } of fieldProbes(gate.schema)) {
      for (const role of roles) {
        asked += 1;
        const expected = verdicts.get(coordinate)?.includes(role) ?? false;
        if ((await gate.passes(role, query)) !== expected)
          wrong.push(`${gate.name}: ${role} ${expected ? 'may' : 'may not'} ${coordinate}`);
      }
    }
  }
  expect(wrong).toEqual([]);
  console.log(
    `Field verdicts: ${asked} probes (${listed.length} fields, ${roles.length} roles, gateway and ${gates.length - 1} subgraphs).`,
  );
});

test('a probe notices when any rule of any table becomes "everyone"', async () => {
  const uncaught: string[] = [];
  let [mutated, open] = [0, 0];
  for (const [turn, gate] of gates.entries()) {
    for (const probe of inTurn(turn, fieldProbes(gate.schema, 'Mutated'))) {
      if ((verdicts.get(probe.coordinate)?.length ?? 0) === roles.length) open += 1;
      else {
        mutated += 1;
        if (!(await noticed(gate, probe))) uncaught.push(`${gate.name}: ${probe.coordinate}`);
      }
    }
  }
  expect(uncaught).toEqual([]);
  console.log(
    `Rules: ${mutated} guards mutated, ${mutated - uncaught.length} caught; ${open} open to everyone by design.`,
  );
});

async function noticed(gate: Gate, { coordinate, query }: FieldProbe): Promise<boolean> {
  const was = gate.table[coordinate] ?? 'deny';
  gate.table[coordinate] = 'everyone';
  await gate.reread();
  try {
    for (const role of roles)
      if (!verdicts.get(coordinate)?.includes(role) && (await gate.passes(role, query))) return true;
    return false;
  } finally {
    gate.table[coordinate] = was;
    await gate.reread();
  }
}
