import { visitor, type Actor } from '../../services/kernel/actor/actor';
import { newId } from '../../services/kernel/id/id';
import type { OpenService } from '../../services/kernel/subgraph/service';
import type { TestDatabase } from '../../services/kernel/testing/database';
import { justLoggedIn, staffOf, testWorld, type TestWorld } from '../../services/kernel/testing/open';
import { allServices } from '../../services/all';
import type { Service } from '../../services/kernel/subgraph/service';
import type { IdentityExtra } from '../../services/identity/main';
import { createFront, type Front, type GraphAnswer } from '../../gateway/front';
import { createPlanEngine } from '../../gateway/plan-engine';
import { promised, promisedMarks, promisedPermissions, promisedRules } from './promised';
import { inTurn } from './turns';

/** All four services behind the gateway's front, on a database of their own, without a port. */
export interface AttackWorld extends Omit<TestWorld<OpenService>, 'ask'> {
  identity: OpenService & IdentityExtra;
  front: Front;
  /** Runs an operation on the way everybody's takes after it is known who asks. */
  ask(actor: Actor, query: string, variables?: Record<string, unknown>): Promise<GraphAnswer>;
  /** The same for setting things up: the one root field's answer, and no errors. */
  must<T = Record<string, unknown>>(
    actor: Actor,
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<T>;
}

/**
 * Opens it, on this database where one is given. What went wrong inside is kept in `reported`: an unexpected error is a
 * finding, too.
 */
export async function attackWorld(given?: TestDatabase): Promise<AttackWorld & { reported: unknown[] }> {
  const world = await testWorld(allServices as unknown as Service<OpenService>[], undefined, given);
  const reported: unknown[] = [];
  const report = (error: unknown): void => void reported.push(error);
  const subgraphs = Object.values(world.services).map((each) => each.subgraph);
  const engine = await createPlanEngine({
    supergraphSdl: promised('supergraph.graphql'),
    subgraphs,
    report,
    patience: { readMs: 20_000, mutationMs: 60_000 },
  });
  const front = await createFront({
    ...{ engine, report, rules: promisedRules(), trusted: {} },
    ...{ permissions: promisedPermissions(), marks: promisedMarks() },
  });
  const ask: AttackWorld['ask'] = (actor, query, variables = {}) =>
    front.answer({ query, variables }, { actor: justLoggedIn(actor, world.clock.now()), requestId: newId() });
  return {
    ...world,
    identity: world.services['identity'] as OpenService & IdentityExtra,
    front,
    ask,
    reported,
    async must<T>(actor: Actor, query: string, variables?: Record<string, unknown>): Promise<T> {
      const { body } = await ask(actor, query, variables);
      const [answer] = Object.values((body.data ?? {}) as Record<string, { __typename?: string } | null>);
      if (body.errors !== undefined || answer === null || answer === undefined)
        throw new Error(`${query.slice(0, 60)}: ${JSON.stringify(body.errors ?? answer)}`);
      if (/Input|Not|Too|Faulty|Unreadable|Wrong|Weak/.test(answer.__typename ?? ''))
        throw new Error(JSON.stringify(answer));
      return answer as T;
    },
    async close() {
      await front.stop();
      await world.close();
    },
  };
}

/** Who attacks: every kind of actor, and staff with each right alone. */
export type Role =
  | 'visitor'
  | 'visitor at the console'
  | 'unverified'
  | 'password only'
  | 'portal'
  | 'neighbour'
  | 'staff'
  | 'staff in a team'
  | 'staff+customers.edit'
  | 'staff+consignment.edit'
  | 'staff+consignment.balance'
  | 'staff+consignment.payout'
  | 'staff+consignment.tax'
  | 'staff+consignment.settings'
  | 'staff+users.edit'
  | 'staff+users.reset'
  | 'staff+store.settings'
  | 'staff+import'
  | 'staff+jobs'
  | 'staff+commerce.credit'
  | 'staff+commerce.sell'
  | 'owner'
  | 'operator'
  | 'partner'
  | 'partner with a scope';

export const roles: Role[] = [
  ...(['visitor', 'portal', 'neighbour', 'staff', 'staff+customers.edit', 'staff+consignment.edit'] as const),
  ...([
    'staff+users.edit',
    'staff+users.reset',
    'staff+store.settings',
    'staff+consignment.balance',
    'staff+consignment.payout',
    'staff+consignment.tax',
    'staff+consignment.settings',
    'staff+import',
    'staff+jobs',
    'staff+commerce.credit',
    'staff+commerce.sell',
    'owner',
    'partner',
  ] as const),
  ...([
    'staff in a team',
    'partner with a scope',
    'visitor at the console',
    'unverified',
    'password only',
  ] as const),
];

const withOneRight = roles.filter((role) => role.startsWith('staff+'));
/** All of them, but of staff with one right alone, who are alike except for it, those whose turn it is. */
export const rolesInTurn = (turn: number): Role[] => [
  ...roles.filter((role) => !withOneRight.includes(role)),
  ...inTurn(turn, withOneRight),
];

/** Those of a store, and who runs the installation: staff of store 00000. */
export const everyRole: Role[] = [...roles, 'operator'];

/** The people of a store that actors are made of. */
export interface People {
  storeId: string;
  staffId: string;
  portal: { userId: string; customerIds: string[] };
  neighbour: { userId: string; customerIds: string[] };
  /** The session of somebody who registered and has not confirmed it; left out, of nobody. */
  waitingSessionId?: string;
}

/** The actor of a role, as identity would make it of a session. */
export function actorOf(role: Role, people: People): Actor {
  const nobody = visitor(people.storeId);
  const known = { assurance: 'password' as const, name: `Attacker of ${people.storeId}` };
  if (role === 'visitor') return nobody;
  if (role === 'visitor at the console') return visitor(people.storeId, 'console');
  if (role === 'unverified') return { ...nobody, sessionId: people.waitingSessionId ?? newId() };
  if (role === 'password only')
    return {
      ...nobody,
      sessionId: newId(),
      assurance: 'password',
      authenticatedAt: new Date().toISOString(),
    };
  if (role === 'partner') return { ...nobody, ...known, kind: 'partner' };
  if (role === 'partner with a scope')
    return { ...nobody, ...known, kind: 'partner', scopes: ['parcels.read'] };
  if (role === 'portal' || role === 'neighbour')
    return { ...nobody, ...known, ...people[role], kind: 'portal' };
  if (role === 'operator')
    return { ...staffOf('00000'), ...known, userId: people.staffId, rights: ['operator'] };
  const right = role === 'owner' ? ['owner'] : role.split('+').slice(1);
  const teamIds = role === 'staff in a team' ? [newId()] : null;
  return { ...staffOf(people.storeId), ...known, userId: people.staffId, rights: right, teamIds };
}
