import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { visitor } from '../../kernel/actor/actor';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { goodPassword, identityWorld } from '../testing/identity-world';
import { logIn, logInStaff, requestReset } from '../testing/operations';

// Files as people had them; they lie beside the project, not in it.
const FIELD = resolve(process.cwd(), '../shared/data/field');
const withFiles = existsSync(FIELD) ? describe : describe.skip;
const addressesIn = (name: string): string[] =>
  readFileSync(resolve(FIELD, name), 'utf8')
    .trim()
    .split('\r\n')
    .slice(1)
    .map((row) => row.split(';')[7] ?? '');

withFiles('an address of other people’s files', () => {
  const world = forAllTests(identityWorld);
  beforeEach(() => world.clock.advance(61 * 60_000));

  const cases = ['invisible-in-email.csv', 'email-idn.csv'].flatMap((name) =>
    addressesIn(name).map((typed) => [name, typed] as const),
  );
  const spellings = (typed: string): string[] => [
    typed,
    typed.toUpperCase(),
    `\u00a0${typed}\u200b`,
    typed.replace('k\u00e4se', 'xn--kse-qla'),
    typed.replace('xn--kse-qla', 'ka\u0308se'),
  ];

  test.each(cases)(
    '%s: %j is one log-in in every spelling, for a new password, too',
    async (_name, typed) => {
      await world.invite('30042', typed);
      expect(await world.identity.activateUser('30042', typed, goodPassword)).toBe(true);
      const emails = new Set<string>();
      for (const email of spellings(typed)) {
        const input = { email, password: goodPassword };
        const { data } = await world.ask(visitor('30042'), logIn, { input });
        expect([email, data?.['logIn']]).toMatchObject([email, { __typename: 'LoggedIn' }]);
        emails.add((data?.['logIn'] as { viewer: { user: { email: string } } }).viewer.user.email);
      }
      expect(emails.size).toBe(1);
      const [email = ''] = emails;
      await world.ask(visitor('30042'), requestReset, { input: { email: typed } });
      await world.settled();
      expect(world.mails.findLast(({ to }) => to === email)?.kind).toBe('reset');
    },
  );

  test.each(cases)('%s: %j is one log-in of staff in every spelling', async (name, typed) => {
    const staff = { name: 'Els de Wit', email: typed, password: goodPassword, role: 'clerk' as const };
    const made = world.identity.createStaff('10007', staff);
    // The file's second spelling of one address is that of the first.
    if (name === 'email-idn.csv' && typed.includes('xn--'))
      await expect(made).rejects.toMatchObject({ problem: { fields: [{ path: 'email', code: 'TAKEN' }] } });
    else await made;
    for (const email of spellings(typed)) {
      const input = { email, password: goodPassword };
      const { data } = await world.ask(visitor('10007', 'console'), logInStaff, { input });
      expect([email, data?.['logInStaff']]).toMatchObject([email, { __typename: 'LoggedIn' }]);
    }
  });
});
