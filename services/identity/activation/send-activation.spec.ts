import { newId } from '../../kernel/id/id';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { visitor } from '../../kernel/actor/actor';
import { staffOf } from '../../kernel/testing/open';
import { goodPassword, identityWorld, tokenIn } from '../testing/identity-world';
import { requestActivation } from '../testing/operations';

const text = `mutation ($input: SendActivationInput!) { sendActivation(input: $input) { __typename
  ... on MailOnItsWay { email } ... on AddressChanged { email } ... on InvalidInput { fields { path code } } } }`;

const DAY_MS = 86_400_000;

describe('an activation mail at the word of staff', () => {
  const world = forAllTests(identityWorld);
  const send = async (customerId: string, email?: string): Promise<unknown> => {
    const { data, errors } = await world.ask(staffOf('30042'), text, { input: { customerId, email } });
    expect(errors).toBeUndefined();
    await world.settled();
    return data?.['sendActivation'];
  };
  const mailsTo = (email: string): number => world.mails.filter((mail) => mail.to === email).length;

  it('has a link that works for seven days, and says so; one that is asked for oneself works for one [R-ID4]', async () => {
    const link = 'query ($token: String!) { link(token: $token) { purpose } }';
    const works = async (token: string): Promise<boolean> =>
      (await world.ask(visitor('30042'), link, { token })).data?.['link'] != null;
    const id = await world.invite('30042', 'zeven@example.nl');
    await send(id);
    const mail = world.mails.filter(({ to }) => to === 'zeven@example.nl').at(-1);
    expect(mail?.text).toContain('7 dagen geldig');
    const invited = tokenIn(mail);
    world.clock.advance(7 * DAY_MS - 1);
    expect(await works(invited)).toBe(true);
    world.clock.advance(1);
    expect(await works(invited)).toBe(false);
    await world.ask(visitor('30042'), requestActivation, { input: { email: 'zeven@example.nl' } });
    await world.settled();
    const asked = world.mails.filter(({ to }) => to === 'zeven@example.nl').at(-1);
    expect(asked?.text).toContain('24 uur geldig');
    world.clock.advance(DAY_MS);
    expect(await works(tokenIn(asked))).toBe(false);
  });

  it('goes to the address that was seen, however it was spelt', async () => {
    const id = await world.invite('30042', 'bo@k\u00e4se.example');
    for (const seen of ['bo@k\u00e4se.example', 'Bo@xn--kse-qla.example\u200b'])
      expect(await send(id, seen)).toEqual({ __typename: 'MailOnItsWay', email: 'bo@k\u00e4se.example' });
    expect(mailsTo('bo@k\u00e4se.example')).toBe(2);
  });

  it('goes nowhere where somebody has changed the address since it was seen, and says which it is now', async () => {
    const id = await world.invite('30042', 'oud@example.nl');
    const ria = { id, version: 2, displayName: 'Ria Log', firstName: 'Ria' };
    await world.told('30042', { ...ria, email: 'nieuw@example.nl' });
    expect(await send(id, 'oud@example.nl')).toEqual({
      __typename: 'AddressChanged',
      email: 'nieuw@example.nl',
    });
    expect([mailsTo('oud@example.nl'), mailsTo('nieuw@example.nl')]).toEqual([0, 0]);
    expect(await send(id, 'nieuw@example.nl')).toEqual({
      __typename: 'MailOnItsWay',
      email: 'nieuw@example.nl',
    });
    expect(mailsTo('nieuw@example.nl')).toBe(1);
  });

  it('goes to the one of several log-ins that was seen, and to no other', async () => {
    const id = await world.invite('30042', 'inkoop@example.nl');
    await world.identity.activateUser('30042', 'inkoop@example.nl', goodPassword);
    const second = newId();
    await world.database.admin(
      `INSERT INTO identity."user" (store_id, id, email) VALUES ('30042', $1, 'collega@example.nl')`,
      [second],
    );
    await world.database.admin(
      `INSERT INTO identity.customer_user (store_id, customer_id, user_id) VALUES ('30042', $1, $2)`,
      [id, second],
    );
    expect(await send(id, 'collega@example.nl')).toEqual({
      __typename: 'MailOnItsWay',
      email: 'collega@example.nl',
    });
    expect(await send(id, 'inkoop@example.nl')).toEqual({
      __typename: 'MailOnItsWay',
      email: 'inkoop@example.nl',
    });
    expect([mailsTo('collega@example.nl'), mailsTo('inkoop@example.nl')]).toEqual([1, 1]);
    expect(await send(id, 'iemand@example.nl')).toMatchObject({ __typename: 'AddressChanged' });
  });

  it('refuses what is no address, by field', async () => {
    const id = await world.invite('30042', 'geen@example.nl');
    expect(await send(id, 'geen adres')).toEqual({
      ...{ __typename: 'InvalidInput', fields: [{ path: 'email', code: 'NOT_AN_EMAIL' }] },
    });
  });
});
