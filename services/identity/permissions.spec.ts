import { forAllTests } from '../kernel/testing/for-all-tests';
import { visitor, type Actor } from '../kernel/actor/actor';
import { newId } from '../kernel/id/id';
import { portalOf, staffOf } from '../kernel/testing/open';
import { identityWorld } from './testing/identity-world';

const id = newId();
const email = { email: 'iemand@example.nl' };
/** Every operation with a rule of its own, and who may call it. */
const everybodyIn = ['portal', 'read-only', 'manager', 'owner'];
const operations: [name: string, document: string, input: object | null, who: string[]][] = [
  [
    'store',
    '{ store { id contact { email } } }',
    null,
    ['visitor', 'visitor at the console', 'portal', 'read-only', 'manager', 'owner', 'partner'],
  ],
  [
    'viewer',
    '{ viewer { kind user { email } staffMember { name } rights } }',
    null,
    ['visitor', 'visitor at the console', 'portal', 'read-only', 'manager', 'owner', 'partner'],
  ],
  ['failedJobs', '{ failedJobs { id } }', null, ['read-only', 'manager', 'owner']],
  ['requestActivation', 'requestActivation: RequestActivationInput', email, ['visitor', 'portal']],
  ['requestPasswordReset', 'requestPasswordReset: RequestPasswordResetInput', email, ['visitor', 'portal']],
  ['setPassword', 'setPassword: SetPasswordInput', { token: 'x', password: 'x' }, ['visitor', 'portal']],
  [
    'requestStaffPasswordReset',
    'requestStaffPasswordReset: RequestPasswordResetInput',
    email,
    ['visitor at the console', 'read-only', 'manager', 'owner'],
  ],
  [
    'setStaffPassword',
    'setStaffPassword: SetStaffPasswordInput',
    { token: 'x', password: 'x' },
    ['visitor at the console', 'read-only', 'manager', 'owner'],
  ],
  ['logIn', 'logIn: LogInInput', { ...email, password: 'x' }, ['visitor', 'portal']],
  [
    'logInStaff',
    'logInStaff: LogInInput',
    { ...email, password: 'x' },
    ['visitor at the console', 'read-only', 'manager', 'owner'],
  ],
  [
    'logOut',
    'mutation { logOut { done } }',
    null,
    ['visitor', 'visitor at the console', 'portal', 'read-only', 'manager', 'owner', 'partner'],
  ],
  [
    'chooseColumns',
    'chooseColumns: ChooseColumnsInput',
    { list: 'Wrong!', columns: ['x'] },
    ['read-only', 'manager', 'owner'],
  ],
  [
    'chooseLanguage',
    'chooseLanguage: ChooseLanguageInput',
    { language: 'nb' },
    ['portal', 'read-only', 'manager', 'owner'],
  ],
  [
    'setUserEnabled',
    'setUserEnabled: SetUserEnabledInput',
    { userId: id, enabled: false },
    ['manager', 'owner'],
  ],
  ['resetTwoFactor', 'resetTwoFactor: ResetTwoFactorInput', { userId: id, reason: 'x' }, ['owner']],
  [
    'resetStaffTwoFactor',
    'resetStaffTwoFactor: ResetStaffTwoFactorInput',
    { email: 'x@example.nl', reason: 'x' },
    ['owner'],
  ],
  ['renewRecoveryCodes', 'renewRecoveryCodes: RenewRecoveryCodesInput', { version: 0 }, everybodyIn],
  ['removeTotp', 'mutation { removeTotp { __typename } }', null, everybodyIn],
  ['confirmTotp', 'confirmTotp: ConfirmTotpInput', { code: 'x' }, everybodyIn],
  ['beginTotp', 'mutation { beginTotp { __typename } }', null, everybodyIn],
  ['sendActivation', 'sendActivation: SendActivationInput', { customerId: id }, ['manager', 'owner']],
  ['retryJob', 'retryJob: RetryJobInput', { id: '1' }, ['manager', 'owner']],
  [
    'Customer.users',
    `{ _entities(representations: [{ __typename: "Customer", id: "${id}" }]) { ... on Customer { users { role } } } }`,
    null,
    ['portal', 'read-only', 'manager', 'owner'],
  ],
];

describe('who may call what', () => {
  const world = forAllTests(identityWorld);

  const actors: Record<string, Actor> = {
    visitor: visitor('30042'),
    'visitor at the console': visitor('30042', 'console'),
    portal: portalOf('30042', id),
    'read-only': { ...staffOf('30042'), rights: [] },
    manager: {
      ...staffOf('30042'),
      rights: ['customers.edit', 'consignment.edit', 'users.edit', 'import', 'jobs'],
    },
    owner: staffOf('30042'),
    partner: { ...visitor('30042'), kind: 'partner' },
  };

  it.each(operations)('%s', async (name, text, input, who) => {
    const document = text.includes('{')
      ? text
      : `mutation ($input: ${text.split(': ')[1]}!) { ${name}(input: $input) { __typename } }`;
    const allowed: string[] = [];
    for (const [kind, actor] of Object.entries(actors)) {
      const { errors } = await world.ask(actor, document, input === null ? undefined : { input });
      if (errors === undefined) allowed.push(kind);
      else expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    }
    expect(allowed).toEqual(who);
  });

  it('nothing of a refused mutation happens', async () => {
    const target = await world.invite('30042', 'blijft@example.nl');
    const [user] = await world.database.admin<{ id: string }>(
      `SELECT id FROM identity."user" WHERE email = 'blijft@example.nl'`,
    );
    const clerk = { ...staffOf('30042'), rights: ['customers.edit'] };
    await world.ask(
      clerk,
      'mutation ($input: SetUserEnabledInput!) { setUserEnabled(input: $input) { __typename } }',
      { input: { userId: user?.id, enabled: false } },
    );
    await world.ask(
      clerk,
      'mutation ($input: SendActivationInput!) { sendActivation(input: $input) { __typename } }',
      { input: { customerId: target } },
    );
    await world.settled();
    expect(
      await world.database.admin('SELECT enabled FROM identity."user" WHERE id = $1', [user?.id]),
    ).toEqual([{ enabled: true }]);
    expect(world.mails.filter((mail) => mail.to === 'blijft@example.nl')).toEqual([]);
  });
});
