import {
  buildSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql';
import { Client } from 'pg';
import { moduleNames, modules, termsOf, type StoreModule } from '../../schema/modules';
import { checksums } from './leaks';
import { operations, targetsOf, type Targets } from './operations';
import { promised } from './promised';
import type { SeededStore } from './seed-store';
import { seededStores, type Stores } from './stores';
import { verdicts } from './verdicts';
import { actorOf, roles, type Role } from './world';

/** Every operation of each module, called by everybody in a store that has not got it [N21]. */
const STORE = '30042';
let stores: Stores;
let client: Client;
let graph: GraphQLSchema;
let store: SeededStore;
let own: Targets;

beforeAll(async () => {
  stores = await seededStores();
  client = new Client({ connectionString: stores.world.database.adminUrl });
  await client.connect();
  graph = buildSchema(promised('api.graphql'), { assumeValidSDL: true });
  store = stores.all.find(({ storeId }) => storeId === STORE) as SeededStore;
  own = targetsOf(store, 'first', { jobId: '', token: '', emailToken: '' });
});
afterAll(async () => {
  await client.end();
  await stores.world.close();
});

/** Values of inputs that belong to a module. */
const GIVEN: Readonly<Record<string, unknown>> = {
  'UpdateConsignorInput.mayCreateItems': true,
  'UpdateConsignmentSettingsInput.markdownSteps': [],
  'UpdateConsignmentSettingsInput.markdownFloorMinor': 100,
  'UpdateConsignmentSettingsInput.markdownBorneBy': 'STORE',
};
/** Where fields that belong to a module are read, and what stands there without it. */
const READ: Readonly<Record<string, [query: string, without: unknown]>> = {
  'Consignor.mayCreateItems': [
    'query ($customer: UUID!) { customer(id: $customer) { consignor { read: mayCreateItems } } }',
    { consignor: { read: false } },
  ],
  'Store.registrationOpen': ['{ store { read: registrationOpen } }', { read: false }],
  'Store.selfEntryAllowed': ['{ store { read: selfEntryAllowed } }', { read: false }],
  'ConsignmentItem.nextMarkdown': [
    'query ($item: UUID!) { consignmentItem(id: $item) { read: nextMarkdown { on } } }',
    { read: null },
  ],
  'ConsignmentSettings.markdownSteps': [
    '{ consignmentSettings { read: markdownSteps { percent } } }',
    { read: [] },
  ],
};

interface Called {
  coordinate: string;
  variables: Record<string, unknown>;
  /** Of whom it is refused; of others it is not the module's. */
  of: readonly Role[];
}

const fieldOf = (coordinate: string): GraphQLField<unknown, unknown> => {
  const [root = '', name = ''] = coordinate.split('.');
  const type = graph.getType(root);
  const field = isObjectType(type) ? type.getFields()[name] : undefined;
  if (field === undefined) throw new Error(`There is no ${coordinate}`);
  return field;
};
const isPortal = (role: Role): boolean => actorOf(role, store).kind === 'portal';
const mayCall = (role: Role, coordinate: string): boolean =>
  verdicts.get(coordinate)?.includes(role) ?? false;

/** The root fields of a service that a module is all of. */
function rootsOf(service: string, root: 'Query' | 'Mutation'): string[] {
  const type = buildSchema(promised(`${service}.graphql`), {
    assumeValid: true,
    assumeValidSDL: true,
  }).getType(root);
  const names = isObjectType(type) ? Object.keys(type.getFields()) : [];
  return names.filter((name) => !name.startsWith('_')).map((name) => `${root}.${name}`);
}

/** What of the graph is refused without a module, as the table has it. */
function callsOf(module: StoreModule): Called[] {
  const { service, operations: refused = [], atPortal = [], inputs = [] } = termsOf(module);
  const variablesOf = (coordinate: string) => operations[coordinate]?.variables(own) ?? {};
  const all = [...(service === undefined ? [] : rootsOf(service, 'Mutation')), ...refused];
  return [
    ...all.map((coordinate) => ({ coordinate, variables: variablesOf(coordinate), of: roles })),
    ...atPortal.map((coordinate) => ({
      ...{ coordinate, variables: variablesOf(coordinate), of: roles.filter(isPortal) },
    })),
    ...inputs.flatMap((input) => takersOf(input, variablesOf)),
  ];
}

/** The mutations that take an input, with it given. */
function takersOf(input: string, variablesOf: (coordinate: string) => Record<string, unknown>): Called[] {
  const [type = '', key = ''] = input.split('.');
  expect(Object.keys(GIVEN)).toContain(input);
  return Object.values(graph.getMutationType()?.getFields() ?? {}).flatMap(({ name, args }) =>
    args
      .filter((arg) => getNamedType(arg.type).name === type)
      .map((arg) => {
        const variables = variablesOf(`Mutation.${name}`);
        const given = { ...(variables[arg.name] as object), [key]: GIVEN[input] };
        return { coordinate: `Mutation.${name}`, variables: { ...variables, [arg.name]: given }, of: roles };
      }),
  );
}

/** What an operation answers: the name of what it made or refused, with the module; a code; or what was read. */
async function call(role: Role, { coordinate, variables }: Omit<Called, 'of'>): Promise<unknown> {
  const { name, args, type } = fieldOf(coordinate);
  const named = getNamedType(type);
  const [root = ''] = coordinate.split('.');
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const brackets = (text: string): string => (text === '' ? '' : `(${text})`);
  const isList = isObjectType(named) && named.name.endsWith('Connection');
  const below = isUnionType(named)
    ? ' { __typename ... on ModuleOff { module } }'
    : isList
      ? ' { nodes { __typename } }'
      : isCompositeType(named)
        ? ' { __typename }'
        : '';
  const document = `${root.toLowerCase()} Walk${brackets(declared)} { answer: ${name}${brackets(given)}${below} }`;
  const { body } = await stores.world.ask(actorOf(role, store), document, variables);
  const code = (body.errors as { extensions?: { code?: string } }[] | undefined)?.[0]?.extensions?.code;
  return code ?? (body.data as { answer: unknown } | null)?.answer;
}

const closed = (module: StoreModule): object => ({ __typename: 'ModuleOff', module });
/** Gives the store what it has from now on. */
async function has(chosen: readonly StoreModule[]): Promise<void> {
  await stores.world.identity.changeStore(STORE, { modules: chosen });
  await stores.world.settled();
}
/** All that is written of the store, but for what tells what it has. */
async function written(): Promise<Record<string, string>> {
  const sums = await checksums(client, STORE);
  return Object.fromEntries(Object.entries(sums).filter(([table]) => !/\.(store|audit)$/.test(table)));
}

test.each(moduleNames)(
  '%s off: every operation of it is refused to everybody in every role, nothing changes, and all of it is there again [N21]',
  async (module) => {
    const calls = callsOf(module);
    expect(calls.length).toBeGreaterThan(0);
    // What the last one has written has been heard of.
    await has(moduleNames);
    const before = await written();
    await has(moduleNames.filter((each) => each !== module));
    const wrong: unknown[] = [];
    let refused = 0;
    for (const each of calls)
      for (const role of each.of) {
        const answer = await call(role, each);
        const isRefused = JSON.stringify(answer) === JSON.stringify(closed(module));
        if (isRefused) refused += 1;
        if (
          mayCall(role, each.coordinate)
            ? !isRefused
            : !/FORBIDDEN|UNAUTHENTICATED|VALIDATION/.test(String(answer))
        )
          wrong.push([each.coordinate, role, answer]);
      }
    expect(wrong).toEqual([]);
    expect(refused).toBeGreaterThanOrEqual(calls.length);
    expect(await written()).toEqual(before);

    await has(moduleNames);
    expect(await written()).toEqual(before);
    for (const each of calls) {
      const role = each.of.find((one) => one === (each.of.includes('owner') ? 'owner' : 'portal'));
      if (role === undefined || !mayCall(role, each.coordinate)) continue;
      expect([each.coordinate, await call(role, each)]).not.toEqual([each.coordinate, closed(module)]);
    }
    expect(stores.world.reported).toEqual([]);
  },
);

test.each(moduleNames)('%s off: what of it is read is none, and there again with it', async (module) => {
  const { fields = [], service } = termsOf(module);
  const query = async (text: string): Promise<unknown> => {
    const variables = { customer: own.customer, item: own.item };
    const used = Object.fromEntries(Object.entries(variables).filter(([name]) => text.includes(`$${name}`)));
    const { body } = await stores.world.ask(actorOf('owner', store), text, used);
    return Object.values((body.data ?? {}) as object)[0];
  };
  expect(fields.filter((field) => !(field in READ))).toEqual([]);
  await has(moduleNames.filter((each) => each !== module));
  for (const field of fields) {
    const [text = '', without] = READ[field] ?? [];
    expect([field, await query(text)]).toEqual([field, without]);
  }
  const read: unknown[] = [];
  for (const coordinate of service === undefined ? [] : rootsOf(service, 'Query')) {
    const variables = operations[coordinate]?.variables(own) ?? {};
    const answer = await call('owner', { coordinate, variables });
    const none = [null, [], { nodes: [] }, closed(module)].map((each) => JSON.stringify(each));
    if (!none.includes(JSON.stringify(answer))) read.push(coordinate);
  }
  expect(read).toEqual(service === undefined ? [] : Object.keys(THERE));
  await has(moduleNames);
});

/** What is read all the same: nothing of it is of the store. */
const THERE: Readonly<Record<string, string>> = {
  'Query.labelCounts': 'none of each',
  'Query.labelPapers': 'the papers that there are, and nothing of the store',
};

test('the table names what there is, and knows each module that another one needs', () => {
  for (const module of moduleNames) {
    const { needs, operations: refused = [], atPortal = [], inputs = [], fields = [] } = termsOf(module);
    for (const coordinate of [...refused, ...atPortal, ...inputs, ...fields]) {
      const [name = '', field = ''] = coordinate.split('.');
      const type = graph.getType(name);
      const there = type && 'getFields' in type ? Object.keys(type.getFields()) : [];
      expect([coordinate, there.includes(field)]).toEqual([coordinate, true]);
    }
    if (needs !== undefined) expect(moduleNames.indexOf(needs)).toBeLessThan(moduleNames.indexOf(module));
  }
});

/** What is called after a module and is not its own: what was marked down stays so, whoever looks. */
const CALLED_SO = new Set([
  'ConsignmentItem.markdownBorneBy',
  'ConsignmentItem.markdownOff',
  'ConsignmentSettings.markdownBorneBy',
  'ConsignmentSettings.markdownFloor',
]);

test('what is called after marking down is in the table, or known to stay without it', () => {
  const known = new Set<string>(
    Object.values(modules).flatMap((terms) => {
      const { operations: refused = [], inputs = [], fields = [] } = terms as ReturnType<typeof termsOf>;
      return [...refused, ...inputs, ...fields];
    }),
  );
  const called = Object.values(graph.getTypeMap()).flatMap((type) =>
    'getFields' in type
      ? Object.keys(type.getFields())
          .filter((field) => /markdown/i.test(field))
          .map((field) => `${type.name}.${field}`)
      : [],
  );
  expect(called.filter((each) => !known.has(each) && !CALLED_SO.has(each))).toEqual([]);
});
