import { visitor } from '../../kernel/actor/actor';
import { newId } from '../../kernel/id/id';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { staffOf } from '../../kernel/testing/open';
import { goodPassword, identityWorld } from '../testing/identity-world';
import { requestActivation, requestReset } from '../testing/operations';

const answer = `__typename ... on MailOnItsWay { email } ... on TooManyMails { limit most retryAfterSeconds }
  ... on InvalidInput { fields { path code } }`;
const sendActivation = `mutation ($input: SendActivationInput!) { sendActivation(input: $input) { ${answer} } }`;
const sendConfirmation = `mutation ($input: SendEmailConfirmationInput!) { sendEmailConfirmation(input: $input) { ${answer} } }`;
const emailChange =
  'query ($them: [_Any!]!) { _entities(representations: $them) { ... on Customer { emailChange { email } } } }';
const MINUTE_MS = 60_000;

describe('mails at the word of staff', () => {
  const world = forAllTests(identityWorld);
  beforeEach(() => world.clock.advance(61 * MINUTE_MS));

  // Whose number of mails is counted: a staff member of their own for each test.
  const els = staffOf('30042');
  const send = async (customerId: string, actor = staffOf('30042'), operation = sendActivation) => {
    const { data, errors } = await world.ask(actor, operation, { input: { customerId } });
    expect(errors).toBeUndefined();
    return Object.values(data ?? {})[0] as { __typename: string };
  };
  const request = async (operation: string, email: string): Promise<unknown> => {
    const { data } = await world.ask(visitor('30042'), operation, { input: { email } });
    await world.settled();
    return Object.values(data ?? {})[0];
  };
  const times = async (many: number, work: () => Promise<unknown>): Promise<void> => {
    for (let count = 0; count < many; count += 1) await work();
  };
  const mailsTo = (email: string): number => world.mails.filter((mail) => mail.to === email).length;
  const full = (retryAfterSeconds: number) => ({
    ...{ __typename: 'TooManyMails', limit: 'RECIPIENT', most: 10, retryAfterSeconds },
  });

  it('go to one person ten times an hour, and who asks for one more is told when there will be room', async () => {
    const customerId = await world.invite('30042', 'vaak@example.nl');
    await times(10, () => send(customerId));
    world.clock.advance(15 * MINUTE_MS);
    expect(await send(customerId)).toEqual(full(45 * 60));
    expect(await send(customerId)).toEqual(full(45 * 60));
    await world.settled();
    expect(mailsTo('vaak@example.nl')).toBeLessThanOrEqual(10);
    world.clock.advance(45 * MINUTE_MS);
    expect(await send(customerId)).toEqual({ __typename: 'MailOnItsWay', email: 'vaak@example.nl' });
  });

  it('twenty at one moment, by two of the staff, are ten', async () => {
    const customerId = await world.invite('30042', 'tegelijk@example.nl');
    const sent = await Promise.all(
      Array.from({ length: 20 }, (_, at) => send(customerId, at % 2 === 0 ? els : staffOf('30042'))),
    );
    expect(sent.filter(({ __typename }) => __typename === 'MailOnItsWay')).toHaveLength(10);
    expect(sent.filter(({ __typename }) => __typename === 'TooManyMails')).toHaveLength(10);
  });

  it('count with what strangers ask for, who are told nothing of it', async () => {
    const customerId = await world.invite('30042', 'samen@example.nl');
    await times(3, () => request(requestActivation, 'samen@example.nl'));
    await times(2, () => request(requestReset, 'SAMEN@example.nl'));
    await times(7, () => send(customerId));
    expect(await send(customerId)).toEqual(full(3600));
    world.clock.advance(16 * MINUTE_MS);
    await world.settled();
    const before = mailsTo('samen@example.nl');
    const onItsWay = (email: string) => ({ __typename: 'MailOnItsWay', email });
    expect(await request(requestActivation, 'samen@example.nl')).toEqual(onItsWay('samen@example.nl'));
    expect(await request(requestReset, 'samen@example.nl')).toEqual(onItsWay('samen@example.nl'));
    expect(mailsTo('samen@example.nl')).toBe(before);
    world.clock.advance(45 * MINUTE_MS);
    await request(requestActivation, 'samen@example.nl');
    expect(mailsTo('samen@example.nl')).toBe(before + 1);
  });

  it('are a hundred an hour of one staff member; a colleague and another store are not held up', async () => {
    const ids = Array.from({ length: 101 }, () => newId());
    const told = ids.map((id, at) => ({
      ...{ id, version: 1, displayName: 'Een klant', firstName: null, email: `klant${at}@example.nl` },
    }));
    await world.told('30042', ...told);
    const [last = ''] = ids.splice(100);
    const clerk = staffOf('30042');
    for (const id of ids) await send(id, clerk);
    const limit = { limit: 'SENDER', most: 100, retryAfterSeconds: 3600 };
    expect(await send(last, clerk)).toEqual({ __typename: 'TooManyMails', ...limit });
    expect(await send(last)).toMatchObject({ __typename: 'MailOnItsWay' });
    const elsewhere = await world.invite('10007', 'klant100@example.nl');
    const there = { ...staffOf('10007'), userId: clerk.userId };
    expect(await send(elsewhere, there)).toMatchObject({ __typename: 'MailOnItsWay' });
  });

  it('that confirm a new address are as many, and a change that found no room is asked for when there is some', async () => {
    const email = 'ria@example.nl';
    const id = await world.invite('30042', email, 'Ria');
    await world.identity.activateUser('30042', email, goodPassword);
    let version = 1;
    const pending = async (pendingEmail: string): Promise<void> => {
      version += 1;
      const ria = { id, version, displayName: 'Ria Log', firstName: 'Ria', email, pendingEmail };
      await world.told('30042', ria);
    };
    const waits = async (): Promise<unknown> => {
      const { data } = await world.ask(els, emailChange, { them: [{ __typename: 'Customer', id }] });
      return data;
    };
    await pending('nieuw@example.nl');
    await times(9, () => send(id, staffOf('30042'), sendConfirmation));
    expect(await send(id, els, sendConfirmation)).toEqual(full(3600));
    // Every other new address is a notice to the present one.
    for (let at = 0; at < 12; at += 1) await pending(`weer${at}@example.nl`);
    expect(mailsTo(email)).toBe(10);
    expect(mailsTo('weer8@example.nl') + mailsTo('weer9@example.nl')).toBe(1);
    expect(await waits()).toEqual({ _entities: [{ emailChange: null }] });
    expect(await send(id, els, sendConfirmation)).toEqual(full(3600));
    world.clock.advance(61 * MINUTE_MS);
    expect(await send(id, els, sendConfirmation)).toMatchObject({ __typename: 'MailOnItsWay' });
    await world.settled();
    expect(mailsTo(email)).toBe(11);
    expect(mailsTo('weer11@example.nl')).toBe(1);
  });
});
