import { buildSchema, isNonNullType, type GraphQLField } from 'graphql';
import { visitor } from '../../services/kernel/actor/actor';
import { newId } from '../../services/kernel/id/id';
import { identityWorld, type IdentityWorld } from '../../services/identity/testing/identity-world';
import { promised, promisedMarks, promisedPermissions } from './promised';

/** What the gateway must know of an operation before it runs it: a new one cannot be forgotten. */
const schema = buildSchema(promised('api.graphql'), { assumeValidSDL: true });
const marks = promisedMarks();
const permissions = promisedPermissions();
const fieldsOf = (root: 'Query' | 'Mutation'): GraphQLField<unknown, unknown>[] =>
  Object.values((root === 'Query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {});

/** Doors that a stranger may knock at and that are no log-in step, each with its reason. */
const noStep: Record<string, string> = {
  'Mutation.logOut': 'ends the session it is called with, and tries nothing',
  'Mutation.subscribeToNewsletter': 'lets nobody in; has limits of its own for a network and an address',
  'Mutation.confirmNewsletter': 'lets nobody in: its token is sealed, and a guess opens nothing',
  'Mutation.unsubscribeFromNewsletter': 'as a confirmation',
};
const doors = new Set(['everyone', 'portalDoor', 'consoleDoor']);

test('every mutation that a stranger may call is a log-in step, or listed with a reason', () => {
  const open = fieldsOf('Mutation')
    .map(({ name }) => `Mutation.${name}`)
    .filter((coordinate) => doors.has(permissions[coordinate] ?? ''));
  expect(open.length).toBeGreaterThan(5);
  expect(open.filter((each) => marks[each] !== 'LOG_IN_STEP' && !(each in noStep))).toEqual([]);
});

test('every read that needs an uploaded file takes long', () => {
  const readers = fieldsOf('Query')
    .filter(({ args }) => args.some(({ name, type }) => name === 'fileId' && isNonNullType(type)))
    .map(({ name }) => `Query.${name}`);
  expect(readers.length).toBeGreaterThan(0);
  expect(readers.filter((each) => marks[each] !== 'TAKES_LONG')).toEqual([]);
});

/** Files that are small whatever the store holds. */
const smallFiles = new Set(['Query.calendarFile']);

test('every read that makes a file takes long, but for those that are small in every store', () => {
  const makers = fieldsOf('Query')
    .map(({ name }) => `Query.${name}`)
    .filter((each) => /(Path|File)$/.test(each));
  expect(makers).toEqual(expect.arrayContaining(['Query.newsletterFilePath', ...smallFiles]));
  expect(makers.filter((each) => marks[each] !== 'TAKES_LONG')).toEqual([...smallFiles]);
});

describe('every log-in step is throttled by address', () => {
  let world: IdentityWorld;
  beforeAll(async () => {
    world = await identityWorld();
    await world.invite('30042', 'eerste@example.nl');
  });
  afterAll(() => world.close());

  /** Those that a store must have switched on, with texts to accept; counted in registration-told.spec.ts. */
  const registering = ['Mutation.register', 'Mutation.sendRegistrationAgain'];
  const steps = Object.keys(marks).filter(
    (each) => marks[each] === 'LOG_IN_STEP' && !registering.includes(each),
  );
  const inputOf = (name: string): object =>
    name === 'answerSecondStep' ? { code: '222222' } : tokenOf(name);
  const tokenOf = (name: string): object =>
    /Password|confirm|disown/.test(name) && !name.startsWith('request')
      ? {
          token: newId().replaceAll('-', '').padEnd(43, 'x'),
          ...(name.startsWith('set') ? { password: 'acht groene kamelen' } : {}),
        }
      : { email: `${newId()}@example.test`, ...(name.startsWith('logIn') ? { password: 'x' } : {}) };

  test.each(steps)(
    '%s',
    async (coordinate) => {
      const name = coordinate.slice('Mutation.'.length);
      const field = fieldsOf('Mutation').find((each) => each.name === name);
      const input = String(field?.args[0]?.type);
      const text = `mutation ($input: ${input}) { ${name}(input: $input) { __typename } }`;
      const address = `192.0.2.${steps.indexOf(coordinate) + 1}`;
      const answers: string[] = [];
      // Another account each time, from one address: spraying.
      for (let attempt = 0; attempt < 120 && answers.at(-1) !== 'TooManyAttempts'; attempt += 1) {
        const door = permissions[coordinate] === 'consoleDoor' ? 'console' : 'portal';
        const { data, errors } = await world.ask(
          visitor('30042', door),
          text,
          { input: inputOf(name) },
          address,
        );
        expect(errors).toBeUndefined();
        answers.push((data?.[name] as { __typename: string }).__typename);
      }
      expect(answers.at(-1)).toBe('TooManyAttempts');
      expect(answers.length).toBeLessThanOrEqual(101);
    },
    60_000,
  );
});
