import { visitor } from '../../kernel/actor/actor';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { HASHING } from '../../kernel/work/limits';
import { goodPassword, identityWorld } from '../testing/identity-world';
import { logIn, requestReset, setPassword } from '../testing/operations';
import { accountFailures, addressFailures } from './attempts';
import { hashing } from './hashing';

const world = forAllTests(identityWorld);
const office = '192.0.2.40';
const people = Array.from({ length: 160 }, (_each, at) => `medewerker-${at}@example.nl`);
const busyLogIn = logIn.replace('__typename', '__typename ... on LogInsBusy { message retryAfterSeconds }');

beforeAll(async () => {
  const told = people.map((email, at) => ({
    ...{ id: `0197c000-0000-7000-8000-${String(at).padStart(12, '0')}`, version: 1 },
    ...{ displayName: `Medewerker ${at}`, firstName: 'Mila', email },
  }));
  await world.told('30042', ...told);
  for (const email of people) await world.identity.activateUser('30042', email, goodPassword);
});
beforeEach(() => world.clock.advance(61 * 60_000));
afterEach(() => jest.restoreAllMocks());

interface Answer {
  __typename: string;
  retryAfterSeconds?: number;
}
async function attempt(email: string, password = goodPassword, address = office): Promise<Answer> {
  const { data, errors } = await world.ask(
    visitor('30042'),
    busyLogIn,
    { input: { email, password } },
    address,
  );
  expect(errors).toBeUndefined();
  return data?.['logIn'] as Answer;
}
const kindsOf = (answers: Answer[]): Set<string> => new Set(answers.map(({ __typename }) => __typename));

/** Failures that still count. */
async function failures(): Promise<number> {
  const [row] = await world.database.admin<{ count: number }>(
    'SELECT coalesce(sum(count), 0)::int AS count FROM identity.attempt WHERE window_ends_at > $1',
    [world.clock.now()],
  );
  return row?.count ?? -1;
}
/** So many wrong ones in a row, each for an account of its own. */
async function fail(times: number, address = office): Promise<void> {
  for (let at = 0; at < times; at += 1) await attempt(`gok-${at}@example.nl`, 'fout fout fout', address);
}
/** So many right ones at once, until nobody is told to come back. */
async function logInAll(emails: string[]): Promise<Answer[]> {
  const done: Answer[] = [];
  for (let left = emails; left.length > 0;) {
    const answers = await Promise.all(left.map((email) => attempt(email)));
    done.push(...answers.filter(({ __typename }) => __typename !== 'LogInsBusy'));
    left = left.filter((_email, at) => answers[at]?.__typename === 'LogInsBusy');
  }
  return done;
}

test('160 log-ins at once from one address with the right passwords get in or are told when to come back, and none was a failure', async () => {
  const answers = await Promise.all(people.map((email) => attempt(email)));
  expect(kindsOf(answers)).toEqual(new Set(['LoggedIn', 'LogInsBusy']));
  expect(answers.filter(({ __typename }) => __typename === 'LoggedIn')).toHaveLength(HASHING.seatsALane);
  expect(await failures()).toBe(0);
  const everybody = await logInAll(people);
  expect([kindsOf(everybody), everybody.length]).toEqual([new Set(['LoggedIn']), people.length]);
  expect(await failures()).toBe(0);
});

test('who is under way takes no room from the right ones: with one failure left, twenty at once get in', async () => {
  await fail(addressFailures.most - 1);
  const answers = await Promise.all(people.slice(0, HASHING.seatsALane).map((email) => attempt(email)));
  expect(kindsOf(answers)).toEqual(new Set(['LoggedIn']));
  expect(await attempt('nog-een@example.nl', 'fout fout fout')).toMatchObject({
    __typename: 'WrongCredentials',
  });
  expect(await attempt(people[0] ?? '')).toMatchObject({ __typename: 'TooManyAttempts' });
});

test('one account is logged in to twelve times at once, after four wrong ones', async () => {
  const [email = ''] = people;
  for (let count = 1; count < accountFailures.here.most; count += 1) await attempt(email, 'fout fout fout');
  const answers = await Promise.all(Array.from({ length: 12 }, () => attempt(email)));
  expect(kindsOf(answers)).toEqual(new Set(['LoggedIn']));
});

test('a hundred wrong ones at a time from one address are a hundred failures, and no more are checked', async () => {
  const compare = jest.spyOn(hashing, 'compare');
  let asked = 0;
  const oneOfTwenty = async (): Promise<void> => {
    for (let count = 0; count < 8; count += 1)
      await attempt(`raad-${(asked += 1)}@example.nl`, 'fout fout fout');
  };
  await Promise.all(Array.from({ length: HASHING.seatsALane }, oneOfTwenty));
  expect(compare.mock.calls.length).toBeGreaterThanOrEqual(addressFailures.most);
  expect(compare.mock.calls.length).toBeLessThan(addressFailures.most + HASHING.atOnce);
});

test('what a password was found to be is not told where others have failed too often meanwhile', async () => {
  const compare = hashing.compare;
  jest.spyOn(hashing, 'compare').mockImplementation(async (...given) => {
    await world.database.admin(
      'UPDATE identity.attempt SET count = $1, window_ends_at = $2 WHERE what = $3',
      [addressFailures.most, new Date(world.clock.now().getTime() + 60_000), addressFailures.what],
    );
    return compare(given[0] as string, given[1]);
  });
  await fail(1);
  expect(await attempt('iemand@example.nl', 'fout fout fout')).toMatchObject({
    __typename: 'TooManyAttempts',
  });
});

test('a log-in that something of ours cuts off is no failure', async () => {
  const [email = ''] = people;
  jest.spyOn(hashing, 'compare').mockImplementation(() => Promise.reject(new Error('out of memory')));
  const cut = await world.ask(visitor('30042'), busyLogIn, { input: { email, password: 'x' } }, office);
  expect(cut.errors).toHaveLength(1);
  expect(await failures()).toBe(0);
});

test('a good link that is tried with a weak password is no failure', async () => {
  const [email = ''] = people;
  await world.ask(visitor('30042'), requestReset, { input: { email } });
  await world.settled();
  const before = await failures();
  const token = world.tokenFor(email);
  const { data } = await world.ask(
    ...([visitor('30042'), setPassword, { input: { token, password: 'kort' } }, office] as const),
  );
  expect(data?.['setPassword']).toMatchObject({ __typename: 'PasswordTooWeak' });
  expect(await failures()).toBe(before);
});
