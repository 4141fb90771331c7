import bcrypt from 'bcrypt';
import { visitor, type Actor } from '../../services/kernel/actor/actor';
import { Transaction } from '../../services/kernel/database/transaction';
import { newId } from '../../services/kernel/id/id';
import type { OpenService } from '../../services/kernel/subgraph/service';
import { staffOf } from '../../services/kernel/testing/open';
import { quietMs } from '../../services/identity/activation/quiet';
import { identity } from '../../services/identity/main';
import {
  goodPassword,
  identityWorld,
  type IdentityWorld,
} from '../../services/identity/testing/identity-world';
import { promisedPermissions } from './promised';

/**
 * Row 30: nothing that a stranger's asking does, or lets be done later, tells whether somebody is there. Counted here,
 * as statements, hashes and jobs; `npm run proofs -- --only quiet` asks the built product and takes the time.
 */
const pairs = Number(process.env['KOMMIS_QUIET_PAIRS'] ?? 2);
/** Who is asked of first is drawn from this: the same run again. */
const seed = Number(process.env['KOMMIS_QUIET_SEED'] ?? 30);
const storeId = '30042';
const HOUR_MS = 3_600_000;
/** Later than any of these tests ends. */
const muchLaterMs = 600_000;

let world: IdentityWorld;
/** Identity of the same database, of which what is put off is put off for good. */
let quiet: OpenService;
const statements: string[] = [];

beforeAll(async () => {
  world = await identityWorld();
  const databaseUrl = world.database.urlOf('kommis_identity');
  await world.database.admin(
    `INSERT INTO identity.footer (store_id, newsletter) VALUES ('${storeId}', true)`,
  );
  await world.identity.changeStore(storeId, { modules: ['REGISTRATION'] });
  const write = `mutation ($input: WriteStorePageTextInput!) { writeStorePageText(input: $input) { __typename } }`;
  for (const page of ['TERMS', 'PRIVACY'])
    await world.ask(staffOf(storeId), write, { input: { page, language: 'nl', text: 'Dit geldt hier.' } });
  quiet = await identity.open({ ...world.ports, databaseUrl, quietMs: () => muchLaterMs });
  for (const way of ['sql', 'once'] as const) {
    const run = Transaction.prototype[way];
    jest.spyOn(Transaction.prototype, way).mockImplementation(function (
      this: Transaction,
      text: string,
      values?: unknown[],
    ) {
      statements.push(text);
      return run.call(this, text, values) as never;
    });
  }
});
afterAll(async () => {
  jest.restoreAllMocks();
  await quiet.close();
  await world.close();
});

const address = (): string => `${newId()}@example.nl`;
const invited = async (): Promise<string> => {
  const email = address();
  await world.invite(storeId, email);
  return email;
};
const activated = async (): Promise<string> => {
  const email = await invited();
  await world.identity.activateUser(storeId, email, goodPassword);
  return email;
};
const off = async (email: string, table = '"user"'): Promise<string> => {
  await world.database.admin(`UPDATE identity.${table} SET enabled = false WHERE email = $1`, [email]);
  return email;
};
/** Somebody who has had as many mails as may be sent within an hour, at the word of staff. */
const mailedEnough = async (): Promise<string> => {
  const email = address();
  const customerId = await world.invite(storeId, email);
  const text = `mutation ($input: SendActivationInput!) { sendActivation(input: $input) { __typename } }`;
  for (let count = 0; count < 10; count += 1)
    await world.ask(staffOf(storeId), text, { input: { customerId } });
  await world.settled();
  return email;
};
const member = async (): Promise<string> => {
  const email = address();
  await world.identity.createStaff(storeId, {
    ...{ name: 'Daan Visser', email, password: goodPassword, role: 'clerk' },
  });
  return email;
};
/** A link that works, at the store next door. */
const linkNextDoor = async (): Promise<string> => {
  const email = address();
  await world.invite('10007', email);
  const text = `mutation ($input: RequestActivationInput!) { requestActivation(input: $input) { __typename } }`;
  await world.ask(visitor('10007'), text, { input: { email } });
  await world.settled();
  return world.tokenFor(email);
};
const noLink = (): string => newId().replaceAll('-', '').padEnd(43, 'x');
const nextDoor = (): Promise<string> => world.invite('10007', address());

/** What a stranger may ask, of whom: of nobody, and of somebody whose being there the answer must not tell. */
interface Asking {
  actor?: Actor;
  operation: string;
  variables(of: string): object;
  nobody(): string;
  somebody: Record<string, () => Promise<string>>;
}
const portalPeople = { invited, activated, 'switched off': async () => off(await activated()), mailedEnough };
const staffPeople = {
  'a staff member': member,
  'one switched off': async () => off(await member(), 'staff_member'),
};
const byEmail = (type: string, more: object = {}): Omit<Asking, 'operation'> => ({
  variables: (email) => ({ input: { email, ...more } }),
  nobody: address,
  somebody: type === 'staff' ? staffPeople : portalPeople,
});
const byToken: Omit<Asking, 'operation' | 'variables'> = {
  nobody: noLink,
  somebody: { 'a link of another store': linkNextDoor },
};
const byCustomer: Omit<Asking, 'operation'> = {
  actor: staffOf(storeId),
  variables: (customerId) => ({ input: { customerId } }),
  nobody: newId,
  somebody: { 'a customer of another store': nextDoor },
};
const mutation = (name: string, input: string): string =>
  `mutation ($input: ${input}) { ${name}(input: $input) { __typename } }`;
const registrant = {
  ...{ kind: 'PRIVATE', firstName: 'Noor', lastName: 'de Boer', street: 'Oudegracht', houseNumber: '12' },
  ...{ postalCode: '3511 AA', town: 'Utrecht', country: 'NL', language: 'nl' },
  acceptedTexts: ['TERMS', 'PRIVACY'].map((page) => ({ page, language: 'nl', version: 1 })),
};
const wrong = { password: 'niet het wachtwoord' };
const askings: Record<string, Asking> = {
  requestActivation: {
    operation: mutation('requestActivation', 'RequestActivationInput!'),
    ...byEmail('portal'),
  },
  requestPasswordReset: {
    operation: mutation('requestPasswordReset', 'RequestPasswordResetInput!'),
    ...byEmail('portal'),
  },
  subscribeToNewsletter: {
    operation: mutation('subscribeToNewsletter', 'SubscribeToNewsletterInput!'),
    ...byEmail('portal', { language: 'nl' }),
  },
  register: { operation: mutation('register', 'RegisterInput!'), ...byEmail('portal', registrant) },
  logIn: { operation: mutation('logIn', 'LogInInput!'), ...byEmail('portal', wrong) },
  logInStaff: {
    operation: mutation('logInStaff', 'LogInInput!'),
    actor: visitor(storeId, 'console'),
    ...byEmail('staff', wrong),
  },
  setPassword: {
    operation: mutation('setPassword', 'SetPasswordInput!'),
    variables: (token) => ({ input: { token, password: 'acht groene kamelen' } }),
    ...byToken,
  },
  confirmEmail: {
    operation: mutation('confirmEmail', 'ConfirmEmailInput!'),
    variables: (token) => ({ input: { token } }),
    ...byToken,
  },
  requestStaffPasswordReset: {
    operation: mutation('requestStaffPasswordReset', 'RequestPasswordResetInput!'),
    actor: visitor(storeId, 'console'),
    ...byEmail('staff'),
  },
  setStaffPassword: {
    operation: mutation('setStaffPassword', 'SetStaffPasswordInput!'),
    actor: visitor(storeId, 'console'),
    variables: (token) => ({ input: { token, password: 'acht groene kamelen' } }),
    ...byToken,
  },
  disownEmailChange: {
    operation: mutation('disownEmailChange', 'DisownEmailChangeInput!'),
    variables: (token) => ({ input: { token } }),
    ...byToken,
  },
  confirmStaffEmail: {
    operation: mutation('confirmStaffEmail', 'ConfirmEmailInput!'),
    actor: visitor(storeId, 'console'),
    variables: (token) => ({ input: { token } }),
    ...byToken,
  },
  disownSignIn: {
    operation: mutation('disownSignIn', 'DisownSignInInput!'),
    variables: (token) => ({ input: { token } }),
    ...byToken,
  },
  link: {
    operation: 'query ($token: String!) { link(token: $token) { email } }',
    variables: (token) => ({ token }),
    ...byToken,
  },
  sendActivation: { operation: mutation('sendActivation', 'SendActivationInput!'), ...byCustomer },
  sendEmailConfirmation: {
    operation: mutation('sendEmailConfirmation', 'SendEmailConfirmationInput!'),
    ...byCustomer,
  },
};

interface Job {
  task: string;
  waitsMs: number;
  attempts: number;
}
/** The jobs that wait; and takes them away, so that none is seen twice. */
const takeJobs = (): Promise<Job[]> =>
  world.database.admin<Job & { [column: string]: unknown }>(
    `WITH gone AS (DELETE FROM graphile_worker._private_jobs WHERE payload -> 'storeId' IS NOT NULL RETURNING *)
     SELECT t.identifier AS task, gone.attempts::int, (1000 * extract(epoch FROM gone.run_at - gone.created_at))::int AS "waitsMs"
       FROM gone JOIN graphile_worker._private_tasks t ON t.id = gone.task_id ORDER BY gone.id`,
  );

/** All that one asking does: its answer without what was asked of, its statements and hashes, and what it leaves to be done. */
async function observe({ actor = visitor(storeId), operation, variables }: Asking, of: string) {
  await world.settled();
  await takeJobs();
  const compare = jest.spyOn(bcrypt, 'compare');
  const hash = jest.spyOn(bcrypt, 'hash');
  statements.length = 0;
  const { data, errors } = await quiet.subgraph.execute({
    ...{ query: operation, variables: { ...variables(of) }, actor, address: '192.0.2.30' },
    ...{ requestId: newId(), operation: 'spec' },
  });
  expect(errors).toBeUndefined();
  await world.settled();
  const hashed = [compare.mock.calls.length, hash.mock.calls.length];
  compare.mockRestore();
  hash.mockRestore();
  const did = [...statements];
  return { answer: JSON.stringify(data).replaceAll(of, '<asked of>'), did, hashed, jobs: await takeJobs() };
}

/** Numbers from 0 to 1, the same ones each time. */
function drawn(from: number): () => number {
  let state = from;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const draw = drawn(seed);
const cases = Object.entries(askings).flatMap(([name, asking]) =>
  Object.entries(asking.somebody).map(([who, make]) => [name, who, asking, make] as const),
);
test.each(cases)(
  '%s of %s does and leaves to be done what it does of nobody',
  async (_name, _who, asking, make) => {
    for (let pair = 0; pair < pairs; pair += 1) {
      world.clock.advance(2 * HOUR_MS);
      const somebody = await make();
      const order = draw() < 0.5 ? [somebody, asking.nobody()] : [asking.nobody(), somebody];
      const [one, two] = [await observe(asking, order[0] ?? ''), await observe(asking, order[1] ?? '')];
      expect(one).toEqual(two);
      expect(one.did.length).toBeGreaterThan(0);
      // Not begun, by whoever works here in the background.
      expect(one.jobs.filter(({ attempts }) => attempts > 0)).toEqual([]);
    }
  },
  60_000 * pairs,
);

test('what follows a stranger’s asking is put off by a time drawn anew, too short for whoever waits to notice', async () => {
  const product = await identity.open({
    ...{ ...world.ports, databaseUrl: world.database.urlOf('kommis_identity') },
    quietMs: undefined as never,
  });
  await world.settled();
  await takeJobs();
  const waits: number[] = [];
  for (const name of ['requestActivation', 'requestPasswordReset', 'requestStaffPasswordReset', 'register'])
    for (let count = 0; count < 20; count += 1) {
      const { operation, variables, actor = visitor(storeId) } = askings[name] as Asking;
      await product.subgraph.execute({
        ...{ query: operation, variables: { ...variables(address()) }, actor },
        ...{ requestId: newId(), operation: 'spec' },
      });
      const jobs = await takeJobs();
      expect(jobs).toHaveLength(1);
      waits.push(...jobs.map(({ waitsMs }) => waitsMs));
    }
  await product.close();
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(quietMs.shortest);
  expect(Math.max(...waits)).toBeLessThanOrEqual(quietMs.longest);
  expect(quietMs.longest).toBeLessThanOrEqual(10_000);
  // Spread: in each quarter of the time there are some.
  const quarter = (quietMs.longest - quietMs.shortest) / 4;
  const quarters = new Set(waits.map((wait) => Math.min(3, Math.floor((wait - quietMs.shortest) / quarter))));
  expect(quarters.size).toBe(4);
});

test('every door a stranger may knock at is asked here', () => {
  const others: Record<string, string> = {
    logOut: 'ends the session it is called with, and tries nothing',
    viewer: 'tells who asks of themselves',
    store: 'is there for everybody',
    storePageText: 'is there for everybody',
    sellableUnit: 'is there for everybody',
    sellableUnitBySku: 'is there for everybody',
    newsletterLink: 'reads what it is asked, and asks of nobody',
    secondStep: 'tells who asks what their own session lacks',
    answerSecondStep: 'asks of nobody but whose session it is',
    registration: 'tells who asks of what they typed themselves',
    sendRegistrationAgain: 'sends as registering does, to the address of who asks: registration.spec.ts',
    confirmNewsletter: 'is let in by a token that nobody can make',
    unsubscribeFromNewsletter: 'is let in by a token that nobody can make',
    calendarFile: 'is let in by a secret of 256 bits, and asks of nobody',
  };
  const doors = new Set(['everyone', 'portalDoor', 'consoleDoor']);
  const open = Object.entries(promisedPermissions())
    .filter(([coordinate, rule]) => /^(Query|Mutation)\./.test(coordinate) && doors.has(rule))
    .map(([coordinate]) => coordinate.split('.')[1] ?? '');
  expect(open.length).toBeGreaterThan(5);
  expect(open.filter((name) => !(name in others) && !(name in askings))).toEqual([]);
});
