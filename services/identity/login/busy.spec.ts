import { Client } from 'pg';
import { visitor } from '../../kernel/actor/actor';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { HASHING } from '../../kernel/work/limits';
import { goodPassword, identityWorld } from '../testing/identity-world';
import { logIn } from '../testing/operations';
import { hashing } from './hashing';

const world = forAllTests(identityWorld);
beforeAll(async () => {
  for (const storeId of ['30042', '10007']) {
    await world.invite(storeId, 'marijke@example.nl');
    await world.identity.activateUser(storeId, 'marijke@example.nl', goodPassword);
  }
});
afterEach(() => jest.restoreAllMocks());

interface Answer {
  __typename: string;
  retryAfterSeconds?: number;
}

/** With a document of their own: the busy answer is none that older clients know. */
const busyLogIn = logIn.replace('__typename', '__typename ... on LogInsBusy { message retryAfterSeconds }');

async function attempt(storeId: string, email: string, password = 'fout fout fout'): Promise<Answer> {
  const { data, errors } = await world.ask(visitor(storeId), busyLogIn, { input: { email, password } });
  expect(errors).toBeUndefined();
  return data?.['logIn'] as Answer;
}

/** Makes each comparison wait for this first: others come meanwhile. */
function holdComparisons(wait: () => Promise<unknown>): void {
  const compare = hashing.compare;
  jest.spyOn(hashing, 'compare').mockImplementation(async (...given) => {
    await wait();
    return compare(given[0] as string, given[1]);
  });
}
const aQuarter = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 250));

/** 99 wrong log-ins at one store, each for an account of its own, when as many wait as may. */
class Spray {
  readonly answers: Answer[] = [];
  private readonly all = Array.from({ length: 99 }, async (_each, at) => {
    this.answers.push(await attempt('30042', `gok${at}@example.nl`));
  });

  get wrong(): number {
    return this.answers.filter(({ __typename }) => __typename === 'WrongCredentials').length;
  }

  async isFull(): Promise<void> {
    while (this.answers.length < 99 - HASHING.seatsALane)
      await new Promise((resolve) => setTimeout(resolve, 10));
  }

  async end(): Promise<void> {
    await Promise.all(this.all);
  }
}

test('99 wrong log-ins at one store do not make the right one of another store wait for them', async () => {
  holdComparisons(aQuarter);
  const spray = new Spray();
  await spray.isFull();
  const before = spray.wrong;
  const answer = await attempt('10007', 'marijke@example.nl', goodPassword);
  expect(answer).toMatchObject({ __typename: 'LoggedIn' });
  // Those under way when it came, and one turn more for what its statements took.
  expect(spray.wrong - before).toBeLessThanOrEqual(HASHING.atOnce * 3);
  await spray.end();
});

test('beyond the room a store has, a log-in is refused at once and says when to come back: known or not, right or wrong', async () => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  holdComparisons(() => released);
  const spray = new Spray();
  await spray.isFull();
  const busy = await Promise.all([
    attempt('30042', 'marijke@example.nl', goodPassword),
    attempt('30042', 'marijke@example.nl'),
    attempt('30042', 'niemand@example.nl'),
  ]);
  const { retryAfterSeconds } = HASHING;
  expect(busy[0]).toMatchObject({ __typename: 'LogInsBusy', retryAfterSeconds });
  expect(new Set(busy.map((answer) => JSON.stringify(answer))).size).toBe(1);
  release();
  await spray.end();
});

test('a log-in that was refused for want of room is no attempt: the account has its own left', async () => {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  holdComparisons(() => released);
  const spray = new Spray();
  await spray.isFull();
  const asked = Array.from({ length: 12 }, () => attempt('30042', 'marijke@example.nl', goodPassword));
  const kinds = (await Promise.all(asked)).map(({ __typename }) => __typename);
  expect(new Set(kinds)).toEqual(new Set(['LogInsBusy']));
  release();
  await spray.end();
  const after = await attempt('30042', 'marijke@example.nl', goodPassword);
  expect(after).toMatchObject({ __typename: 'LoggedIn' });
});

test('log-ins at one store that wait for a row which they all count in leave connections for who has a page open at another', async () => {
  const storm = (at: number) =>
    world.ask(
      visitor('30042'),
      busyLogIn,
      { input: { email: `w${at}@example.nl`, password: 'fout' } },
      '192.0.2.9',
    );
  await storm(0);
  const holding = new Client({ connectionString: world.database.adminUrl });
  await holding.connect();
  await holding.query("BEGIN; SELECT 1 FROM identity.attempt WHERE store_id = '30042' FOR UPDATE");
  const stormed = Array.from({ length: 30 }, (_each, at) => storm(at + 1));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const asked = Array.from({ length: 5 }, () =>
    world.ask(visitor('10007'), '{ viewer { kind store { name } } }'),
  );
  for (const { data, errors } of await Promise.all(asked)) {
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ viewer: { store: { name: 'Fjord Kontor' } } });
  }
  await holding.query('ROLLBACK');
  await holding.end();
  await Promise.all(stormed);
});
