import {
  buildSchema,
  getNamedType,
  isCompositeType,
  isLeafType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { Client } from 'pg';
import { newId } from '../../services/kernel/id/id';
import { KEPT } from '../../services/kernel/kept/limits';
import { inputPaths, withValue, type InputPath } from './id-paths';
import { checksums, LeakDetector } from './leaks';
import { contents, neverExisted, operations, targetsOf, type Named, type Targets } from './operations';
import { promised } from './promised';
import { waitingOf, type SeededStore } from './seed-store';
import { selectionOf } from './selection';
import { seededStores, type Stores } from './stores';
import { inTurn } from './turns';
import { verdicts } from './verdicts';
import { actorOf, roles, rolesInTurn, type Role } from './world';

let stores: Stores;
let client: Client;
let detector: LeakDetector;
let schema: GraphQLSchema;
let places: readonly InputPath[] = [];
const edges = new Set<string>();
let asked = 0;

beforeAll(async () => {
  stores = await seededStores();
  client = new Client({ connectionString: stores.world.database.adminUrl });
  await client.connect();
  schema = buildSchema(promised('api.graphql'), { assumeValidSDL: true });
  places = inputPaths(schema);
  const customers = stores.all.flatMap(({ first, second }) => [first, second]);
  detector = await LeakDetector.read(
    client,
    customers.map(({ id, userId, itemIds, draftId, intakeId }) => ({
      customerId: id,
      ids: [id, userId, ...itemIds, draftId, intakeId],
    })),
  );
});
afterAll(async () => {
  await client.end();
  await stores.world.close();
});

/** What tells nobody of a store anything, or can be named once: a spec of its own tries another store's. */
const TELLS_NOTHING: Record<string, string> = {
  'Query.stores id':
    'operator.spec.ts: an operator alone is answered at all, and every store is theirs to see',
  'Query.stores search': 'as its id',
  'Mutation.createStore input.id': 'as the id of stores',
  'Mutation.sendOwnerActivation input.storeId': 'as the id of stores',
  'Mutation.resetStaffTwoFactor input.email': 'reset.spec.ts: staff’s addresses are not customers’',
  'Mutation.requestActivation input.email':
    'activation.spec.ts: who asks is told the same, whoever has the address',
  'Mutation.requestPasswordReset input.email': 'as of an activation',
  'Mutation.requestStaffPasswordReset input.email': 'as of an activation',
  'Mutation.setStorePicture input.fileId': 'store-picture.spec.ts: nobody at another address has it',
};

test('every operation has a fixture, and every id or text it takes is known to name a row or none', () => {
  const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}).map((name) => `${type?.name}.${name}`),
  );
  expect(Object.keys(operations).sort()).toEqual(roots.sort());
  const unknown = places.filter(
    ({ operation, path }) => !namedAt(operation, path) && !contents.has(path.join('.')),
  );
  expect(unknown.map(({ operation, path }) => `${operation} ${path.join('.')}`)).toEqual([]);
  const ids = places.filter(({ scalar }) => scalar !== 'String');
  expect(ids.filter(({ operation, path }) => !namedAt(operation, path))).toEqual([]);
});

test('what is to be found is there: each customer has signs of their own', () => {
  for (const { first, second } of stores.all)
    for (const { id } of [first, second]) expect(detector.secretsOf(id)).toBeGreaterThan(20);
});

test.each([
  ['30042', '10007', 0],
  ['10007', '30043', 1],
  ['30043', '30042', 2],
])(
  'from store %s nothing of store %s is seen, named or changed, whoever asks whatever',
  async (ownId, foreignId, turn) => {
    const tried = new Set(inTurn(turn, Object.keys(operations)));
    const placesTried = places.filter(({ operation }) => tried.has(operation));
    const [own, foreign] = [storeOf(ownId), storeOf(foreignId)];
    const [mine, neighbours, theirs, nobodys] = [
      await targets(own, 'first'),
      await targets(own, 'second'),
      await targets(foreign, 'first'),
      neverExisted(),
    ];
    // The first as the product keeps documents; in the others whoever asks again gets what was made of one before.
    if (ownId !== stores.all[0]?.storeId) keepLongOnes();
    const before = await checksums(client, foreignId);
    const wrong: string[] = [];
    const told = new Set<string>();
    for (const role of roles) {
      for (const [nth, operation] of [...tried].entries()) {
        if (!rolesInTurn(nth).includes(role)) continue;
        const attack = new Attack(own, role, operation, mine);
        wrong.push(...(await attack.run('as it is', null, mine)).leaks);
        for (const { path, isList } of placesTried.filter((each) => each.operation === operation)) {
          const named = namedAt(operation, path);
          if (named === undefined) continue;
          const at = { path, named, isList };
          const control = await attack.run('random', at, nobodys);
          const found = await attack.run('foreign', at, theirs);
          wrong.push(...control.leaks, ...found.leaks);
          if (named !== 'key' && found.answer !== control.answer)
            wrong.push(
              `${attack.title} ${path.join('.')}: foreign is answered ${found.answer}, random ${control.answer}`,
            );
          if (isList) {
            const [mixed, mixedRandom] = [
              await attack.run('mixed', at, theirs),
              await attack.run('mixed', at, nobodys),
            ];
            wrong.push(...mixed.leaks, ...mixedRandom.leaks);
            if (mixed.answer !== mixedRandom.answer)
              wrong.push(`${attack.title} ${path.join('.')}: own and foreign is answered ${mixed.answer}`);
          }
          const next = await attack.run('neighbour', at, neighbours);
          wrong.push(...next.leaks);
          // A search or an e-mail is nobody's secret; an id is.
          const isPrivate =
            ['customer', 'user', 'item', 'draft', 'intake'].includes(named) &&
            operation !== 'Query.sellableUnit';
          if (role === 'portal' && isPrivate && next.answer !== control.answer)
            wrong.push(`${attack.title} ${path.join('.')}: a neighbour's is answered ${next.answer}`);
          const ours = await attack.run('own', at, mine);
          wrong.push(...ours.leaks);
          if (ours.answer !== control.answer) told.add(`${operation} ${path.join('.')}`);
        }
      }
    }
    await stores.world.settled();
    expect([wrong.length, wrong.slice(0, 20)]).toEqual([0, []]);
    expect(await checksums(client, foreignId)).toEqual(before);
    const mails = stores.world.mails.filter((mail) => mail.storeId === ownId);
    expect(mails.flatMap((mail) => detector.foreignIn(JSON.stringify(mail), ownId, ''))).toEqual([]);
    // An attack that gets one answer to everything proves nothing: somebody got another one for an own row.
    const blind = placesTried
      .map(({ operation, path }) => `${operation} ${path.join('.')}`)
      .filter((each) => namedAt(...split(each)) && !told.has(each) && !(each in TELLS_NOTHING));
    expect(blind).toEqual([]);
    expect(stores.world.reported).toEqual([]);
  },
  240_000,
);

test('every edge between objects has been walked', () => {
  const all = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('_'))
    .flatMap((type) =>
      isObjectType(type) ? Object.values(type.getFields()).map((field) => ({ type, field })) : [],
    )
    .filter(({ field }) => isCompositeType(getNamedType(field.type)))
    .map(({ type, field }) => `${type.name}.${field.name}`);
  // What operators alone are shown is walked by operator.spec.ts.
  const isOperators = (edge: string): boolean => String(verdicts.get(edge)) === 'operator';
  expect(all.filter((edge) => !edges.has(edge) && !isOperators(edge))).toEqual([]);
  console.log(
    `Generated attack through the gateway: ${asked} probes, ${all.length} edges, ${places.length} places for ids and texts.`,
  );
});

interface At {
  path: string[];
  named: Named;
  isList: boolean;
}

/** One operation of one role, with everything below it that the role may select. */
class Attack {
  readonly title: string;
  private readonly document: string;
  private readonly further: object = {};

  constructor(
    private readonly store: SeededStore,
    private readonly role: Role,
    private readonly operation: string,
    private readonly own: Targets,
  ) {
    const [root = '', name = ''] = operation.split('.');
    this.title = `${role} of ${store.storeId}: ${operation}`;
    const type = schema.getType(root);
    const field = isObjectType(type) ? type.getFields()[name] : undefined;
    if (field === undefined) throw new Error(`There is no ${operation}`);
    const below = belowOf(role, operation, getNamedType(field.type));
    edges.add(operation);
    const declared = field.args.map(
      (arg) =>
        `$${arg.name}: ${String(arg.type)}${arg.defaultValue === undefined ? '' : ` = ${String(arg.defaultValue)}`}`,
    );
    if (below.includes('$two')) {
      declared.push('$two: Int!');
      this.further = { two: 2 };
    }
    const given = field.args.map((arg) => `${arg.name}: $${arg.name}`);
    const brackets = (parts: string[]): string => (parts.length === 0 ? '' : `(${parts.join(', ')})`);
    this.document = `${root.toLowerCase()} Attack${brackets(declared)} { ${name}${brackets(given)}${below} }`;
  }

  /** Asks with the targets' value in one place, and says what was answered and what leaked. */
  async run(kind: string, at: At | null, given: Targets): Promise<{ answer: string; leaks: string[] }> {
    asked += 1;
    const fixture = operations[this.operation];
    if (fixture?.renew) await client.query(fixture.renew(this.own, this.store.storeId));
    const value = at === null ? undefined : given[at.named];
    const placed = at?.isList ? (kind === 'mixed' ? [this.own[at.named], value] : [value]) : value;
    const base = fixture?.variables(this.own) ?? {};
    const variables = { ...this.further, ...(at === null ? base : withValue(base, at.path, placed)) };
    const { body, status } = await stores.world.ask(actorOf(this.role, this.store), this.document, variables);
    const text = JSON.stringify(body);
    const asks = JSON.stringify(variables);
    const title = `${this.title} ${kind} ${at?.path.join('.') ?? ''}`;
    const leaks = detector.foreignIn(text, this.store.storeId, asks).map((each) => `${title}: ${each}`);
    if (/^(portal|unverified|password only|visitor)/.test(this.role))
      leaks.push(
        ...detector.secretsIn(text, this.store.second.id).map((each) => `${title}: ${each} of a neighbour`),
      );
    // What is hidden from who may not read the schema is answered like what does not exist: unseen.spec.ts.
    const isHidden = !mayIntrospect(this.role) && !verdicts.get(this.operation)?.includes(this.role);
    if (
      /INTERNAL_SERVER_ERROR|OPERATION_TOO_LARGE/.test(text) ||
      (!isHidden && text.includes('GRAPHQL_VALIDATION_FAILED'))
    )
      leaks.push(`${title}: ${text.slice(0, 300)}`);
    const answer = `${status} ${value === undefined ? text : text.replaceAll(value, '<given>')}`;
    return { answer, leaks };
  }
}

const belows = new Map<string, string>();

/** All that a role may select below an operation, put together once for all stores. */
function belowOf(role: Role, operation: string, type: GraphQLNamedType): string {
  // A leaf has nothing below it.
  if (isLeafType(type)) return '';
  const key = `${role} ${operation}`;
  const known = belows.get(key);
  if (known !== undefined) return known;
  const may = (coordinate: string): boolean => verdicts.get(coordinate)?.includes(role) ?? false;
  const selected = selectionOf(type, { schema, may, edge: (edge) => edges.add(edge) });
  // A guest's document is kept where no value stands in it.
  const below = ` { ${selected.replace(/\b(first|months): 2\b/g, '$1: $two')} }`;
  belows.set(key, below);
  return below;
}

/** Documents that are much longer than any of ours are kept, too. */
function keepLongOnes(): void {
  for (const limits of [KEPT.documents, KEPT.documentsOfGuests, KEPT.compiled, KEPT.compiledOfGuests])
    Object.assign(limits, { bytes: 1e9, longest: 1e6 });
}

const mayIntrospect = (role: Role): boolean =>
  !/^(visitor|unverified|password only|portal|neighbour)/.test(role);

function namedAt(operation: string, path: string[]): Named | undefined {
  return operations[operation]?.named[path.join('.')];
}

function split(place: string): [string, string[]] {
  const [operation = '', path = ''] = place.split(' ');
  return [operation, path.split('.')];
}

function storeOf(storeId: string): SeededStore {
  const found = stores.all.find((each) => each.storeId === storeId);
  if (found === undefined) throw new Error(`There is no store ${storeId}`);
  return found;
}

async function targets(store: SeededStore, which: 'first' | 'second'): Promise<Targets> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT id::text FROM graphile_worker._private_jobs WHERE key IS NOT NULL AND payload ->> 'storeId' = $1`,
    [store.storeId],
  );
  const mail = stores.world.mails.findLast(
    (each) => each.to === store[which].email && each.text.includes('set-password'),
  );
  const token = /set-password\?token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
  const confirming = stores.world.mails.find((each) => each.to === waitingOf(store[which].email));
  const emailToken = /confirm-email\?token=([\w-]+)/.exec(confirming?.text ?? '')?.[1] ?? '';
  const resetting = stores.world.mails.findLast((each) =>
    each.text.includes(`/${store.storeId}/console/set-password`),
  );
  const staffToken = /set-password\?token=([\w-]+)/.exec(resetting?.text ?? '')?.[1] ?? '';
  const told = stores.world.mails.find(
    (each) => each.to === store[which].email && each.text.includes('not-me'),
  );
  const signInToken = /not-me\?token=([\w-]+)/.exec(told?.text ?? '')?.[1] ?? '';
  const session = await client.query<{ id: string }>(
    'SELECT id::text FROM identity.session WHERE store_id = $1 AND user_id = $2',
    [store.storeId, store[which].userId],
  );
  return targetsOf(store, which, {
    ...{ jobId: rows[0]?.id ?? '', token, emailToken, staffToken, signInToken },
    session: session.rows[0]?.id ?? newId(),
  });
}
