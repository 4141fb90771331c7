import { join } from 'node:path';
import { createUnionType, Field, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { system, type Actor } from '../actor/actor';
import { assertRecentLogIn, isRecentLogIn } from '../actor/recent-log-in';
import { newId } from '../id/id';
import { NeedsRecentLogIn } from '../operation/marks';
import { shield } from '../permission/table';
import { forAllTests } from '../testing/for-all-tests';
import { staffOf } from '../testing/open';
import { probeWorld } from '../testing/probe/open';
import { things } from '../testing/probe/probe';
import { defineService } from './define';

const at = '2026-11-22T10:00:00.000Z';
const after = (minutes: number, seconds = 0): Date =>
  new Date(Date.parse(at) + (minutes * 60 + seconds) * 1000);

describe('the rule', () => {
  it('has the last second of the 15 minutes still in, and the next one out; who never logged in is out [R-ID9]', () => {
    expect(isRecentLogIn(at, after(14, 59))).toBe(true);
    expect(isRecentLogIn(at, after(15))).toBe(true);
    expect(isRecentLogIn(at, after(15, 1))).toBe(false);
    expect(isRecentLogIn(null, after(0))).toBe(false);
  });

  it('asks everybody but the product itself, which could not log in', () => {
    expect(() => assertRecentLogIn(system('30042'), after(60))).not.toThrow();
    const old: Actor = { ...staffOf('30042'), authenticatedAt: at };
    for (const kind of ['staff', 'portal', 'partner', 'visitor'] as const)
      expect(() => assertRecentLogIn({ ...old, kind }, after(60))).toThrow('within 15 minutes');
  });
});

describe('an operation that is marked', () => {
  const world = forAllTests(probeWorld);
  const els = staffOf('30042');
  const make = async (): Promise<string> => {
    const { data } = await world.run(
      'probe',
      els,
      'mutation ($input: MakeThingInput!) { makeThing(input: $input) { ... on Thing { id } } }',
      { input: { name: newId().slice(-10) } },
    );
    return (data?.['makeThing'] as { id: string }).id;
  };
  const unmake = (actor: Actor, id: string) =>
    world.ask(
      'probe',
      actor,
      'mutation ($id: UUID!) { unmakeThing(id: $id) { __typename ... on LogInNotRecent { message loggedInAt mostMinutes } } }',
      { id },
    );
  const left = async (id: string): Promise<number> =>
    (await world.database.admin('SELECT FROM probe.thing WHERE id = $1', [id])).length;

  it('runs 14:59 after the log-in, and 15:01 after it nothing of it does: the refusal says since when and how long [R-ID9]', async () => {
    const id = await make();
    const actor: Actor = { ...els, authenticatedAt: world.clock.now().toISOString() };
    world.clock.advance(901_000);
    const ran = things.ran;
    expect(await unmake(actor, id)).toEqual({
      __typename: 'LogInNotRecent',
      message: 'For this one must have logged in within 15 minutes',
      loggedInAt: actor.authenticatedAt,
      mostMinutes: 15,
    });
    expect([things.ran, await left(id)]).toEqual([ran, 1]);
    world.clock.advance(-2_000);
    expect(await unmake(actor, id)).toEqual({ __typename: 'Thing' });
    expect([things.ran, await left(id)]).toEqual([ran + 1, 0]);
  });

  it('is refused to who may not call it before anything is said of their log-in', async () => {
    const actor: Actor = {
      ...els,
      kind: 'portal',
      customerIds: [newId()],
      authenticatedAt: '2020-01-01T00:00:00Z',
    };
    const { errors } = await world.run(
      'probe',
      actor,
      `mutation { unmakeThing(id: "${newId()}") { __typename } }`,
    );
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  });

  it('must be able to say so: a service where it cannot has no schema', async () => {
    await expect(mute.schema()).rejects.toThrow(
      'Mutation.spend needs a recent log-in, and its result cannot say LogInNotRecent',
    );
  });
});

@ObjectType({ description: 'Something spent.' })
class Spent {
  @Field(() => String, { description: 'Its id.' })
  id: string;
}
const SpendResult = createUnionType({
  name: 'SpendResult',
  description: 'What was spent.',
  types: () => [Spent] as const,
});

@Resolver()
class SpendResolver {
  @Query(() => Spent, { nullable: true, description: 'What was spent last.' })
  async spent(): Promise<Spent | null> {
    return null;
  }

  @Mutation(() => SpendResult, { description: 'Spends.' })
  @NeedsRecentLogIn()
  async spend(): Promise<typeof SpendResult> {
    return new Spent();
  }
}

const mute = defineService({
  name: 'probe',
  migrations: join(__dirname, '../testing/probe/migrations'),
  resolvers: [SpendResolver],
  orphanedTypes: [],
  references: {},
  constraints: {},
  permissions: { Query: shield.staff, Mutation: shield.staff, Spent: shield.staff },
  handlers: [],
  instances: () => [],
});
