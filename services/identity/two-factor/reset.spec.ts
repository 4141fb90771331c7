import { newId } from '../../kernel/id/id';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { staffOf } from '../../kernel/testing/open';
import { deviceWorld, emailOf } from '../testing/device-world';
import { looking, twoFactorPeople } from '../testing/two-factor-world';

const resetting = `mutation ($input: ResetTwoFactorInput!) { resetTwoFactor(input: $input) { __typename
  ... on User { twoFactorSince } ... on InvalidInput { fields { path code } } ... on LogInNotRecent { mostMinutes } } }`;
const reason = 'Telefoon gestolen, aan de balie met paspoort';

describe('a second step that was lost', () => {
  const { world } = forAllTests(deviceWorld);
  const { policy, password, setUp, kindOf, run, answer, code, reset } = twoFactorPeople(world, 'portal');
  beforeEach(async () => {
    await reset();
    await policy('OPTIONAL');
  });
  const els = () => ({ ...staffOf('30042'), authenticatedAt: world.clock.now().toISOString() });
  const resetOf = async (userId: string, actor = els(), why = reason): Promise<unknown> =>
    (await world.ask(actor, resetting, { input: { userId, reason: why } })).data?.['resetTwoFactor'];
  const userIdOf = async (token: string): Promise<string> =>
    (await world.actorOf('30042', 'portal', token)).userId ?? '';

  it('is taken away by staff who say why: sessions end, the user is mailed, and the history has it [S13]', async () => {
    const { token, secret } = await setUp();
    const userId = await userIdOf(token);
    const pending = await password();
    expect(await resetOf(userId)).toEqual({ __typename: 'User', twoFactorSince: null });
    expect([await kindOf(token), await kindOf(pending)]).toEqual(['visitor', 'visitor']);
    expect(await answer(pending, code(secret, 1))).toEqual({ __typename: 'SecondStepOver' });
    expect(await kindOf(await password())).toBe('portal');
    await world.settled();
    const mail = world.mails.findLast(
      ({ to, subject }) => to === emailOf('marijke') && subject.includes('tweede stap'),
    );
    expect(mail?.text).toContain('medewerker');
    expect(mail?.text).not.toContain('balie');
    const [audit] = await world.database.admin<{ operation: string; name: string; why: string }>(
      `SELECT a.operation, p.actor_name AS name, p.changes -> 'factors_reset_reason' ->> 1 AS why
         FROM identity.audit a JOIN identity.audit_personal p USING (store_id, id)
        WHERE a.entity = 'user' AND a.entity_id = $1 AND a.changes ? 'factors_reset_at'`,
      [userId],
    );
    expect(audit).toEqual({ operation: 'resetTwoFactor', name: els().name, why: reason });
  });

  it('is refused where there is none, without a reason, for nobody, with an old log-in and without the right [S13]', async () => {
    const userId = await userIdOf(await password());
    const refused = (path: string, code: string) => ({
      __typename: 'InvalidInput',
      fields: [{ path, code }],
    });
    expect(await resetOf(userId)).toEqual(refused('userId', 'NOT_ALLOWED'));
    expect(await resetOf(userId, els(), '  ')).toMatchObject({ __typename: 'InvalidInput' });
    expect(await resetOf(newId())).toEqual({ __typename: 'NotFound' });
    const old = { ...els(), authenticatedAt: new Date(world.clock.now().getTime() - 901_000).toISOString() };
    expect(await resetOf(userId, old)).toEqual({ __typename: 'LogInNotRecent', mostMinutes: 15 });
    const { errors } = await world.ask({ ...els(), rights: ['users.edit'] }, resetting, {
      input: { userId, reason },
    });
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
    expect(await kindOf(await password())).toBe('portal');
  });

  it('leaves nobody in who logs in by it at that moment: in whichever order, no session outlives it [S13]', async () => {
    for (let round = 0; round < 10; round += 1) {
      await reset();
      const { token, codes } = await setUp();
      const userId = await userIdOf(token);
      const pending = await password();
      const [, answered] = await Promise.all([resetOf(userId), answer(pending, codes[0] ?? '')]);
      expect(await kindOf((answered['sessionToken'] as string | undefined) ?? pending)).toBe('visitor');
      const begun = await run(await password(), '{ twoFactor { appSince recoveryCodesLeft } }');
      expect(begun).toEqual({ appSince: null, recoveryCodesLeft: 0 });
    }
  });
});

describe('a colleague’s second step that was lost', () => {
  const { world } = forAllTests(deviceWorld);
  const { policy, password, setUp, kindOf, reset } = twoFactorPeople(world, 'staff');
  beforeEach(async () => {
    await reset();
    await policy('STAFF');
  });
  const resettingStaff = `mutation ($input: ResetStaffTwoFactorInput!) { resetStaffTwoFactor(input: $input) { __typename
    ... on StaffMember { email } ... on InvalidInput { fields { path code } } } }`;
  const by = async (rights: string[], email = emailOf('daan')): Promise<unknown> => {
    const actor = { ...staffOf('30042'), rights, authenticatedAt: world.clock.now().toISOString() };
    const { data } = await world.ask(actor, resettingStaff, { input: { email, reason } });
    return data?.['resetStaffTwoFactor'];
  };

  it('is taken away by the owner: their sessions end, they are mailed, and set another up first [S13]', async () => {
    const { token } = await setUp('daan');
    expect(await by(['owner'])).toEqual({ __typename: 'StaffMember', email: emailOf('daan') });
    expect(await kindOf(token)).toBe('visitor');
    const { data } = await world.askWith('30042', 'staff', await password('daan'), looking);
    expect(data).toMatchObject({ secondStep: { step: 'SET_UP' } });
    await world.settled();
    const mail = world.mails.findLast(
      ({ to, subject }) => to === emailOf('daan') && subject.includes('tweede stap'),
    );
    expect(mail?.text).toContain('medewerker');
  });

  it('is nobody’s to take away who has fewer rights than they, nor where there is none, nor one’s own [S13]', async () => {
    const { token } = await setUp('daan');
    const refused = { __typename: 'InvalidInput', fields: [{ path: 'email', code: 'NOT_ALLOWED' }] };
    expect(await by(['users.reset'])).toEqual(refused);
    expect(await kindOf(token)).toBe('staff');
    expect(await by(['users.reset', 'commerce.sell', 'consignment.edit', 'customers.edit'])).toMatchObject({
      __typename: 'StaffMember',
    });
    expect(await by(['owner'])).toEqual(refused);
    expect(await by(['owner'], 'niemand@example.nl')).toEqual({ __typename: 'NotFound' });
  });
});
