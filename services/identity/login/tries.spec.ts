import { visitor } from '../../kernel/actor/actor';
import { newId } from '../../kernel/id/id';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { hashOfToken } from '../../kernel/secret/token';
import type { SessionKind } from '../session/session.rules';
import { deviceWorld, emailOf } from '../testing/device-world';
import { goodPassword } from '../testing/identity-world';
import { hashing } from './hashing';

const WRONG = 'fout fout fout';
const HOUR_MS = 60 * 60_000;

describe.each<SessionKind>(['portal', 'staff'])('tries of one account, %s', (kind) => {
  const { world } = forAllTests(deviceWorld);
  const field = kind === 'staff' ? 'logInStaff' : 'logIn';
  const document = `mutation ($input: LogInInput!) { ${field}(input: $input) { __typename
    ... on LoggedIn { deviceToken } ... on TooManyAttempts { retryAfterSeconds } } }`;

  interface Answer {
    __typename: string;
    deviceToken?: string;
    retryAfterSeconds?: number;
  }
  async function attempt(email: string, address: string, password = WRONG, token?: string): Promise<Answer> {
    const input = { email, password, device: token === undefined ? null : { token } };
    const actor = visitor('30042', kind === 'staff' ? 'console' : 'portal');
    const { data } = await world.identity.subgraph.execute({
      ...{ query: document, variables: { input }, actor, address, requestId: newId(), operation: 'spec' },
    });
    return data?.[field] as Answer;
  }
  const marijke = emailOf('marijke');
  /** So many wrong ones in a row; what they were answered. */
  async function wrong(times: number, email: string, address: string, token?: string): Promise<string[]> {
    const answers: string[] = [];
    for (let at = 0; at < times; at += 1)
      answers.push((await attempt(email, address, WRONG, token)).__typename);
    return answers;
  }
  const home = async (whom = marijke): Promise<string> =>
    (await attempt(whom, '192.0.2.1', goodPassword)).deviceToken ?? '';

  beforeEach(() => world.clock.advance(61 * 60_000));
  afterEach(() => jest.restoreAllMocks());

  it('are five from one address in a quarter of an hour; from elsewhere its owner gets in', async () => {
    for (const email of [marijke, 'niemand@example.nl']) {
      expect(await wrong(6, email, '198.51.100.1')).toEqual([
        ...Array<string>(5).fill('WrongCredentials'),
        'TooManyAttempts',
      ]);
      expect(await attempt(email, '198.51.100.1', goodPassword)).toEqual({
        ...{ __typename: 'TooManyAttempts', retryAfterSeconds: 900 },
      });
    }
    expect(await attempt(marijke, '203.0.113.5', goodPassword)).toMatchObject({ __typename: 'LoggedIn' });
  });

  it('are twenty an hour from anywhere, known address or not, however many addresses they come from', async () => {
    for (const email of [marijke, 'niemand@example.nl']) {
      for (let at = 0; at < 20; at += 1)
        expect(await wrong(1, email, `198.51.100.${at + 10}`)).toEqual(['WrongCredentials']);
      expect(await attempt(email, '203.0.113.5', goodPassword)).toEqual({
        ...{ __typename: 'TooManyAttempts', retryAfterSeconds: HOUR_MS / 1000 },
      });
    }
    world.clock.advance(HOUR_MS);
    expect(await attempt(marijke, '203.0.113.5', goodPassword)).toMatchObject({ __typename: 'LoggedIn' });
  });

  it('are counted together when forty come at one moment from as many addresses: no more than twenty are checked', async () => {
    const compare = jest.spyOn(hashing, 'compare');
    const rounds = Array.from({ length: 10 }, (_each, at) => wrong(4, marijke, `198.51.100.${at + 10}`));
    const answers = (await Promise.all(rounds)).flat();
    expect(answers.filter((each) => each === 'WrongCredentials')).toHaveLength(20);
    expect(compare).toHaveBeenCalledTimes(20);
  });

  it('of strangers lock nobody out of a device that they have logged in with', async () => {
    const token = await home();
    for (let at = 0; at < 20; at += 1) await wrong(1, marijke, `198.51.100.${at + 10}`);
    await wrong(5, marijke, '192.0.2.1');
    expect(await attempt(marijke, '192.0.2.1', goodPassword)).toMatchObject({
      __typename: 'TooManyAttempts',
    });
    expect(await attempt(marijke, '192.0.2.1', goodPassword, token)).toMatchObject({
      __typename: 'LoggedIn',
    });
    // It was the owner; the strangers are no nearer for that.
    expect(await attempt(marijke, '198.51.100.99', goodPassword)).toMatchObject({
      __typename: 'TooManyAttempts',
    });
  });

  it('of such a device are five, too, and count there alone', async () => {
    const token = await home();
    expect(await wrong(6, marijke, '192.0.2.1', token)).toEqual([
      ...Array<string>(5).fill('WrongCredentials'),
      'TooManyAttempts',
    ]);
    expect(await attempt(marijke, '192.0.2.1', goodPassword, token)).toMatchObject({
      __typename: 'TooManyAttempts',
    });
    expect(await attempt(marijke, '192.0.2.1', goodPassword)).toMatchObject({ __typename: 'LoggedIn' });
  });

  it('are not let by for a device of somebody else, of none, or that was said to be a stranger’s', async () => {
    const [own, daans] = [await home(), await home(emailOf('daan'))];
    await world.database.admin(
      'UPDATE identity.device SET voided_at = now() WHERE token_hash = $1 AND voided_at IS NULL',
      [hashOfToken(own)],
    );
    const nobodys = Buffer.alloc(32, 7).toString('base64url');
    await wrong(5, marijke, '192.0.2.1');
    for (const token of [daans, nobodys, own, 'x', ''])
      expect([token, (await attempt(marijke, '192.0.2.1', goodPassword, token)).__typename]).toEqual([
        ...[token, 'TooManyAttempts'],
      ]);
  });
});
