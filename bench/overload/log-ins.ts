import { operate, repeatedly } from './counting';
import type { OverloadPart } from './parts';

const LOG_IN = 'mutation LogIn($input: LogInInput!) { logIn(input: $input) { __typename } }';
const AT_ONCE = 99;

/** Wrong log-ins at one store, each for another account, from addresses of their own. */
export const logIns: OverloadPart = {
  name: 'log-ins',
  says: `${AT_ONCE} wrong log-ins at a time at one store`,
  begin: async ({ port, storeId }) =>
    repeatedly(AT_ONCE, async (turn) => {
      const input = { email: `gok${process.pid}.${turn}@example.test`, password: 'niet het wachtwoord' };
      const { logIn } = await operate(`http://127.0.0.1:${port}/${storeId}/graphql`, null, LOG_IN, { input });
      // Who is told to come back does, and not at once.
      if (logIn?.__typename !== 'WrongCredentials')
        await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 1_000));
      return logIn?.__typename ?? 'nothing';
    }),
};
