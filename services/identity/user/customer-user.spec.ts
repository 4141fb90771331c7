import { newId } from '../../kernel/id/id';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { staffOf } from '../../kernel/testing/open';
import { visitor } from '../../kernel/actor/actor';
import { goodPassword, identityWorld, tokenIn } from '../testing/identity-world';
import { logIn, setPassword } from '../testing/operations';

/** Staff say who acts for which customer, and as what [N22 N23 P5]. */
const world = forAllTests(identityWorld);
const els = staffOf('30042', 'Els de Wit');
const link = '... on CustomerUser { enabled role user { email activated enabled } }';
const refusals = '... on InvalidInput { fields { path code } } ... on NotFound { message }';
const does =
  (name: string, shown: string) =>
  async (input: object, actor = els): Promise<Record<string, unknown>> => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const { data, errors } = await world.ask(
      actor,
      `mutation ($input: ${type}!) { ${name}(input: $input) { __typename ${shown} ${refusals} } }`,
      { input },
    );
    if (errors) throw new Error(String(errors[0]?.extensions?.['code']));
    return data?.[name] as Record<string, unknown>;
  };
const invite = does('inviteCustomerUser', `${link} ... on TooManyMails { limit }`);
const change = does('changeCustomerUser', link);
const unlink = does('unlinkCustomerUser', '... on CustomerUserUnlinked { userId }');
const userOf = async (email: string): Promise<string> =>
  (await world.database.admin<{ id: string }>('SELECT id FROM identity."user" WHERE email = $1', [email]))[0]
    ?.id ?? '';
const logsIn = async (email: string): Promise<string> => {
  const { data } = await world.ask(visitor('30042'), logIn, { input: { email, password: goodPassword } });
  return (data?.['logIn'] as { sessionToken: string }).sessionToken;
};
const actsFor = async (token: string): Promise<readonly string[]> =>
  (await world.actorOf('30042', 'portal', token)).customerIds;
const notAllowed = (path: string, code = 'NOT_ALLOWED') => ({
  ...{ __typename: 'InvalidInput', fields: [{ path, code }] },
});

test('somebody new is mailed an invitation and acts for the customer once they have a password', async () => {
  const customerId = await world.invite('30042', 'inkoop@example.nl');
  expect(await invite({ customerId, email: ' Collega@example.nl', role: 'COMPANY_ADMIN' })).toEqual({
    ...{ __typename: 'CustomerUser', enabled: true, role: 'COMPANY_ADMIN' },
    user: { email: 'collega@example.nl', activated: false, enabled: true },
  });
  await world.settled();
  const mail = world.mails.filter(({ to }) => to === 'collega@example.nl').at(-1);
  expect(mail?.text).toContain('7 dagen geldig');
  const { data } = await world.ask(visitor('30042'), setPassword, {
    input: { token: tokenIn(mail), password: goodPassword },
  });
  expect(data?.['setPassword']).toMatchObject({ __typename: 'LoggedIn' });
  expect(await actsFor(await logsIn('collega@example.nl'))).toEqual([customerId]);
  expect(await invite({ customerId, email: 'collega@example.nl', role: 'BUYER' })).toEqual(
    notAllowed('email', 'TAKEN'),
  );
});

test('who logs in already is linked without a mail, in the session they are in, and keeps what they act for [N24]', async () => {
  const own = await world.invite('30042', 'bestaand@example.nl');
  await world.identity.activateUser('30042', 'bestaand@example.nl', goodPassword);
  const token = await logsIn('bestaand@example.nl');
  const other = await world.invite('30042', 'ander@example.nl');
  const before = world.mails.length;
  expect(await invite({ customerId: other, email: 'bestaand@example.nl', role: 'BUYER' })).toMatchObject({
    __typename: 'CustomerUser',
  });
  await world.settled();
  expect(world.mails).toHaveLength(before);
  expect(await actsFor(token)).toEqual([own, other]);
});

test('the link, the log-in and what they do for others are three things: switched off is only the one [P5]', async () => {
  const one = await world.invite('30042', 'drie@example.nl');
  await world.identity.activateUser('30042', 'drie@example.nl', goodPassword);
  const two = await world.invite('30042', 'drie-2@example.nl');
  await invite({ customerId: two, email: 'drie@example.nl', role: 'BUYER' });
  const token = await logsIn('drie@example.nl');
  const userId = await userOf('drie@example.nl');
  expect(await change({ customerId: one, userId, enabled: false })).toEqual({
    ...{ __typename: 'CustomerUser', enabled: false, role: 'BUYER' },
    user: { email: 'drie@example.nl', activated: true, enabled: true },
  });
  expect(await actsFor(token)).toEqual([two]);
  expect(await change({ customerId: one, userId, enabled: true, role: 'COMPANY_ADMIN' })).toMatchObject({
    ...{ enabled: true, role: 'COMPANY_ADMIN' },
  });
  expect(await actsFor(await logsIn('drie@example.nl'))).toEqual([one, two]);
  // Said once more, it changes nothing: nobody is thrown out.
  const again = await logsIn('drie@example.nl');
  await change({ customerId: one, userId, enabled: true, role: 'COMPANY_ADMIN' });
  expect(await actsFor(again)).toEqual([one, two]);
});

test('who is unlinked acts for the customer no more, at once; an invitation to it alone is gone, and its link does nothing', async () => {
  const customerId = await world.invite('30042', 'hoofd@example.nl');
  await world.identity.activateUser('30042', 'hoofd@example.nl', goodPassword);
  const token = await logsIn('hoofd@example.nl');
  await invite({ customerId, email: 'weg@example.nl', role: 'BUYER' });
  await world.settled();
  const mailed = tokenIn(world.mails.filter(({ to }) => to === 'weg@example.nl').at(-1));
  const gone = await userOf('weg@example.nl');
  expect(await unlink({ customerId, userId: gone })).toEqual({
    ...{ __typename: 'CustomerUserUnlinked', userId: gone },
  });
  expect(await userOf('weg@example.nl')).toBe('');
  const { data } = await world.ask(visitor('30042'), setPassword, {
    input: { token: mailed, password: goodPassword },
  });
  expect(data?.['setPassword']).toMatchObject({ __typename: 'LinkNotValid' });
  const userId = await userOf('hoofd@example.nl');
  await unlink({ customerId, userId });
  expect(await actsFor(token)).toEqual([]);
  expect(await userOf('hoofd@example.nl')).toBe(userId);
  expect(await unlink({ customerId, userId })).toMatchObject({ __typename: 'NotFound' });
});

test('the invitation of the contact address goes with that address, and is not unlinked', async () => {
  const customerId = await world.invite('30042', 'contact@example.nl');
  const userId = await userOf('contact@example.nl');
  expect(await unlink({ customerId, userId })).toEqual(notAllowed('userId'));
});

test('who is switched off is not linked, and nobody of another store is found', async () => {
  const customerId = await world.invite('30042', 'winkel1@example.nl');
  await world.invite('30042', 'dicht@example.nl');
  await world.database.admin(`UPDATE identity."user" SET enabled = false WHERE email = 'dicht@example.nl'`);
  expect(await invite({ customerId, email: 'dicht@example.nl', role: 'BUYER' })).toEqual(notAllowed('email'));
  const elsewhere = staffOf('10007');
  const input = { customerId, email: 'x@example.nl', role: 'BUYER' };
  const userId = await userOf('winkel1@example.nl');
  for (const answer of [
    await invite(input, elsewhere),
    await invite({ ...input, customerId: newId() }),
    await change({ customerId, userId, enabled: false }, elsewhere),
    await unlink({ customerId, userId }, elsewhere),
  ])
    expect(answer).toEqual({ __typename: 'NotFound', message: 'Not found' });
});

test('of fifty invitations of one address at one moment one makes a user, a link and a mail', async () => {
  const customerId = await world.invite('30042', 'vijftig@example.nl');
  const input = { customerId, email: 'veel@example.nl', role: 'BUYER' };
  const answers = await Promise.all(Array.from({ length: 50 }, () => invite(input)));
  expect(answers.filter(({ __typename }) => __typename === 'CustomerUser')).toHaveLength(1);
  expect(answers.filter(({ __typename }) => __typename === 'InvalidInput')).toHaveLength(49);
  await world.settled();
  expect(world.mails.filter(({ to }) => to === 'veel@example.nl')).toHaveLength(1);
});

test('what staff do with a link stands in the audit with who did it', async () => {
  const customerId = await world.invite('30042', 'boek@example.nl');
  await change({ customerId, userId: await userOf('boek@example.nl'), role: 'COMPANY_ADMIN' });
  expect(
    await world.database.admin(
      `SELECT p.actor_name, a.changes FROM identity.audit a JOIN identity.audit_personal p USING (store_id, id)
        WHERE entity = 'customer_user' AND a.operation = 'changeCustomerUser' AND a.changes ? 'role' ORDER BY a.at DESC LIMIT 1`,
    ),
  ).toEqual([{ actor_name: 'Els de Wit', changes: { role: ['BUYER', 'COMPANY_ADMIN'] } }]);
});
