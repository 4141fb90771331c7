import { visitor } from '../../kernel/actor/actor';
import { newId } from '../../kernel/id/id';
import type { OpenService } from '../../kernel/subgraph/service';
import type { SessionKind } from '../session/session.rules';
import { goodPassword, identityWorld, type IdentityWorld } from './identity-world';
import type { SignIns } from '../sign-in/sign-in';

export const chromeOnAndroid =
  'Mozilla/5.0 (Linux; Android 14; SM-G991B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36';
export const safariOnIPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1';

/** From which device and network somebody logs in. */
interface From {
  token?: string;
  userAgent?: string;
  address?: string;
  /** Another identity of the same database. */
  at?: OpenService;
}
type Whom = 'marijke' | 'daan';
export interface Begun {
  sessionToken: string;
  deviceToken: string;
}
/** Marijke and Daan of one kind. */
interface People {
  logIn(whom: Whom, from?: From): Promise<Begun>;
  signIns(sessionToken: string): Promise<SignIns>;
}

/** Marijke and Daan, who both log in at the portal and at the console. */
export async function deviceWorld(): Promise<{
  world: IdentityWorld;
  close(): Promise<void>;
}> {
  const world = await identityWorld();
  for (const name of ['marijke', 'daan']) {
    const email = emailOf(name);
    await world.invite('30042', email);
    await world.identity.activateUser('30042', email, goodPassword);
    await world.identity.createStaff('30042', { name, email, password: goodPassword, role: 'clerk' });
  }
  return { world, close: () => world.close() };
}

export const emailOf = (name: string): string => `${name}@example.nl`;

/** What the two do, of one kind. */
export function peopleOf(world: IdentityWorld, kind: SessionKind): People {
  const field = kind === 'staff' ? 'logInStaff' : 'logIn';
  const document = `mutation ($input: LogInInput!) { ${field}(input: $input) { __typename ... on LoggedIn { sessionToken deviceToken } } }`;
  return {
    async logIn(whom, { address, at, ...device } = {}) {
      const input = { email: emailOf(whom), password: goodPassword, device };
      const door = kind === 'staff' ? 'console' : 'portal';
      const asked = { query: document, variables: { input }, actor: visitor('30042', door) };
      const { data } = await (at ?? world.identity).subgraph.execute({
        ...{ ...asked, address, requestId: newId(), operation: 'spec' },
      });
      return data?.[field] as Begun;
    },
    async signIns(sessionToken) {
      const { data } = await world.askWith(
        ...(['30042', kind, sessionToken] as const),
        '{ signIns { sessions { id firstSeenAt lastSeenAt isThisOne device { browser system } } recent { at device { browser system } } } }',
      );
      return data?.['signIns'] as SignIns;
    },
  };
}
