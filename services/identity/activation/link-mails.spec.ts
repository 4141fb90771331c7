import { forAllTests } from '../../kernel/testing/for-all-tests';
import { staffOf } from '../../kernel/testing/open';
import { visitor } from '../../kernel/actor/actor';
import type { OutgoingMail } from '../../kernel/mail/mailer';
import { goodPassword, identityWorld, tokenIn } from '../testing/identity-world';
import { requestActivation, setPassword } from '../testing/operations';

const failedJobs = '{ failedJobs { id task attempts maxAttempts lastError } }';
const retryJob =
  'mutation ($input: RetryJobInput!) { retryJob(input: $input) { __typename ... on JobRetried { id } } }';
const sendActivation = `mutation ($input: SendActivationInput!) { sendActivation(input: $input) {
  __typename ... on MailOnItsWay { email } ... on InvalidInput { fields { path code } } } }`;

describe('mails that carry a link', () => {
  const world = forAllTests(identityWorld);
  let send: (mail: OutgoingMail) => Promise<string | null>;
  beforeAll(async () => {
    send = world.ports.mailer.send;
  });
  afterEach(() => {
    world.ports.mailer.send = send;
  });

  interface Told {
    customerId: string;
    version: number;
    status: string;
    kind: string;
    recipient: string;
    subject: string;
    error: string | null;
  }
  const toldOf = async (customerId: string): Promise<Told[]> => {
    const rows = await world.database.admin<{ mails: Told[] }>(
      `SELECT payload -> 'data' -> 'mails' AS mails FROM graphile_worker._private_jobs
        WHERE payload ->> 'event' = 'identity.mails-changed' ORDER BY id`,
    );
    return rows.flatMap((row) => row.mails).filter((mail) => mail.customerId === customerId);
  };
  const staff = staffOf('30042');

  it("stand in the customer's log from queued to sent, without the link", async () => {
    const customerId = await world.invite('30042', 'log@example.nl');
    const { data } = await world.ask(staff, sendActivation, { input: { customerId } });
    expect(data?.sendActivation).toEqual({ __typename: 'MailOnItsWay', email: 'log@example.nl' });
    await world.settled();
    const told = await toldOf(customerId);
    expect(told.map(({ status, version }) => [status, version])).toEqual([
      ['QUEUED', 1],
      ['SENT', 2],
    ]);
    expect(told[1]).toMatchObject({
      kind: 'ACTIVATION',
      recipient: 'log@example.nl',
      subject: 'Activeer uw account bij De Ruilhoek',
      error: null,
    });
    expect(JSON.stringify(told)).not.toContain(world.tokenFor('log@example.nl'));
  });

  it('that fail are tried again with the same link and key; staff see the job and why, and can try at once', async () => {
    const customerId = await world.invite('30042', 'storing@example.nl');
    const tried: OutgoingMail[] = [];
    world.ports.mailer.send = async (mail) => {
      tried.push(mail);
      throw new Error('421 mail server is away\nsecret detail');
    };
    await world.ask(visitor('30042'), requestActivation, { input: { email: 'storing@example.nl' } });
    await world.settled();
    expect((await toldOf(customerId)).at(-1)).toMatchObject({
      status: 'FAILED',
      error: '421 mail server is away',
    });
    const { data } = await world.ask(staff, failedJobs);
    const [job, ...others] = data?.failedJobs as { id: string; lastError: string }[];
    expect(others).toEqual([]);
    expect(job).toMatchObject({
      task: 'identity.send-mail',
      attempts: 1,
      lastError: 'Mail not sent: 421 mail server is away',
    });
    expect((await world.ask(staffOf('10007'), failedJobs)).data).toEqual({ failedJobs: [] });

    world.ports.mailer.send = send;
    expect((await world.ask(staffOf('10007'), retryJob, { input: { id: job?.id } })).data?.retryJob).toEqual({
      __typename: 'NotFound',
    });
    expect((await world.ask(staff, retryJob, { input: { id: job?.id } })).data?.retryJob).toEqual({
      __typename: 'JobRetried',
      id: job?.id,
    });
    await world.settled();
    const mail = world.mails.find((each) => each.to === 'storing@example.nl');
    expect(mail?.messageId).toBe(tried[0]?.messageId);
    expect(tokenIn(mail)).toBe(tokenIn(tried[0]));
    expect((await toldOf(customerId)).at(-1)).toMatchObject({ status: 'SENT', error: null });
    expect((await world.ask(staff, failedJobs)).data).toEqual({ failedJobs: [] });
    const { data: used } = await world.ask(visitor('30042'), setPassword, {
      input: { token: tokenIn(mail), password: goodPassword },
    });
    expect(used?.setPassword).toMatchObject({ __typename: 'LoggedIn' });
  });

  it('that were replaced by a newer one are not sent late', async () => {
    const customerId = await world.invite('30042', 'later@example.nl');
    world.ports.mailer.send = async () => {
      throw new Error('away');
    };
    await world.ask(visitor('30042'), requestActivation, { input: { email: 'later@example.nl' } });
    await world.settled();
    world.ports.mailer.send = send;
    await world.ask(visitor('30042'), requestActivation, { input: { email: 'later@example.nl' } });
    await world.settled();
    const { data } = await world.ask(staff, failedJobs);
    const [job] = data?.failedJobs as { id: string }[];
    await world.ask(staff, retryJob, { input: { id: job?.id } });
    await world.settled();
    expect(world.mails.filter((mail) => mail.to === 'later@example.nl')).toHaveLength(1);
    expect((await toldOf(customerId)).filter((mail) => mail.status === 'SENT')).toHaveLength(1);
  });

  it('that staff asked for are not sent where the customer has lost the log-in meanwhile', async () => {
    const customerId = await world.invite('30042', 'ontkoppeld@example.nl');
    world.ports.mailer.send = async () => {
      throw new Error('away');
    };
    await world.ask(staff, sendActivation, { input: { customerId } });
    await world.settled();
    world.ports.mailer.send = send;
    await world.database.admin('UPDATE identity.customer_user SET enabled = false WHERE customer_id = $1', [
      customerId,
    ]);
    const { data } = await world.ask(staff, failedJobs);
    const [job] = data?.failedJobs as { id: string }[];
    await world.ask(staff, retryJob, { input: { id: job?.id } });
    await world.settled();
    expect(world.mails.filter((mail) => mail.to === 'ontkoppeld@example.nl')).toEqual([]);
    expect((await world.ask(staff, failedJobs)).data).toEqual({ failedJobs: [] });
  });

  it('are refused for a customer without an address, with a log-in switched off, of another store or of none', async () => {
    const ask = async (customerId: string, actor = staff) =>
      (await world.ask(actor, sendActivation, { input: { customerId } })).data?.sendActivation;
    const without = await world.invite('30042', 'weg@example.nl');
    await world.told('30042', {
      id: without,
      version: 2,
      displayName: 'Zonder adres',
      firstName: null,
      email: null,
    });
    expect(await ask(without)).toEqual({
      __typename: 'InvalidInput',
      fields: [{ path: 'customerId', code: 'REQUIRED' }],
    });
    const off = await world.invite('30042', 'af@example.nl');
    await world.database.admin(`UPDATE identity."user" SET enabled = false WHERE email = 'af@example.nl'`);
    expect(await ask(off)).toEqual({
      __typename: 'InvalidInput',
      fields: [{ path: 'customerId', code: 'NOT_ALLOWED' }],
    });
    expect(await ask(off, staffOf('10007'))).toEqual({ __typename: 'NotFound' });
    expect(await ask('0190a000-0000-7000-8000-000000000000')).toEqual({ __typename: 'NotFound' });
    await world.identity.changeStore('30042', { portalOn: false });
    const fine = await world.invite('30042', 'goed@example.nl');
    expect(await ask(fine)).toEqual({
      __typename: 'InvalidInput',
      fields: [{ path: 'customerId', code: 'NOT_ALLOWED' }],
    });
    await world.identity.changeStore('30042', { portalOn: true });
  });
});
