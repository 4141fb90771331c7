import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { visitor, type Actor } from '../../kernel/actor/actor';
import { languages } from '../../kernel/language/language';
import { smtpMailer } from '../../kernel/mail/smtp-mailer';
import { forAllTests } from '../../kernel/testing/for-all-tests';
import { staffOf } from '../../kernel/testing/open';
import { identityWorld, ruilhoek } from '../testing/identity-world';
import { requestReset } from '../testing/operations';
import { mails } from './mails';

const world = forAllTests(identityWorld);
const manager = (): Actor => ({ ...staffOf('30042'), rights: ['store.settings'] });
const clerk = (): Actor => ({ ...staffOf('30042'), rights: ['customers.edit', 'jobs'] });
const ask = async <T>(actor: Actor, query: string, variables?: object): Promise<T> => {
  const { data, errors } = await world.ask(actor, query, variables as Record<string, unknown>);
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.values(data ?? {})[0] as T;
};
const change = (mail: object, actor = manager()) =>
  ask<Record<string, unknown>>(
    actor,
    `mutation ($input: UpdateStoreInput!) { updateStore(input: $input) { __typename
      ... on Store { mail { senderName replyTo nl { greeting signature } sv { greeting } } }
      ... on InvalidInput { fields { path code } } } }`,
    { input: { mail } },
  );
const tryMail = (to: string, actor = manager(), language: string | null = null) =>
  ask<Record<string, unknown>>(
    actor,
    `mutation ($input: SendTestMailInput!) { sendTestMail(input: $input) { __typename
      ... on TestMailAnswered { to failure said } ... on TooManyMails { limit most } ... on InvalidInput { fields { path code } } } }`,
    { input: { to, language } },
  );

describe('how a store’s mails are', () => {
  const settings = {
    ...{ senderName: 'Els van de winkel', replyTo: ' Vragen@Ruilhoek.example ' },
    nl: { greeting: 'Ha {name},', signature: 'Tot gauw,\nEls' },
  };

  it('is said by its own people, and all its mails are so: sender, where answers go, first and last lines, who trades', async () => {
    await world.invite('30042', 'lezer@example.nl');
    expect(await change(settings)).toMatchObject({
      mail: { ...settings, replyTo: 'Vragen@Ruilhoek.example', sv: { greeting: null } },
    });
    await ask(
      manager(),
      `mutation { updateStore(input: { legalName: "Ruilhoek B.V.", organisationNumber: "12345678" }) { __typename } }`,
    );
    await ask(visitor('30042'), requestReset, { input: { email: 'lezer@example.nl' } });
    await world.settled();
    const mail = world.mails.findLast(({ to }) => to === 'lezer@example.nl');
    expect(mail).toMatchObject({
      ...{ from: '"Els van de winkel" <no-reply@localhost>', replyTo: 'Vragen@Ruilhoek.example' },
      text: expect.stringMatching(
        /^Ha \S[^\n]*,\n\n[^]*\n\nTot gauw,\nEls\n\n-- \n[^]*Ruilhoek B\.V\.[^\n]*\nKvK-nummer 12345678\n$/,
      ),
    });
    expect(mail?.html).toContain('Tot gauw,<br>Els');
  });

  it('is as usual where it is blank: the store’s name, and answers to the shop', async () => {
    await change({ senderName: ' ', replyTo: null, nl: { greeting: '', signature: null } });
    await tryMail('leeg@example.test');
    expect(world.mails.at(-1)).toMatchObject({
      ...{ from: '"De Ruilhoek" <no-reply@localhost>', replyTo: ruilhoek.contact?.email },
      text: expect.stringMatching(/^Goedendag,\n[^]*\n\nMet vriendelijke groet,\nDe Ruilhoek\n\n-- /),
    });
  });

  it.each([
    [{ replyTo: 'no address' }, 'mail.replyTo', 'NOT_AN_EMAIL'],
    [{ senderName: 'x'.repeat(101) }, 'mail.senderName', 'TOO_LONG'],
    [{ nl: { greeting: 'x'.repeat(121) } }, 'mail.nl.greeting', 'TOO_LONG'],
    [{ sv: { signature: 'x'.repeat(501) } }, 'mail.sv.signature', 'TOO_LONG'],
    [{ nl: { greeting: 'Dag {voornaam},' } }, 'mail.nl.greeting', 'NOT_ALLOWED'],
    [{ nb: { greeting: 'Hei {},' } }, 'mail.nb.greeting', 'NOT_ALLOWED'],
    [{ en: { signature: 'See you, {name}' } }, 'mail.en.signature', 'NOT_ALLOWED'],
  ])('%j is refused by its field', async (mail, path, code) => {
    expect(await change(mail)).toMatchObject({ __typename: 'InvalidInput', fields: [{ path, code }] });
  });

  it.each(['{name}', '{naam}', '{Navn}', '{ namn }'])(
    '%s in a greeting is whom the mail is to',
    async (mark) => {
      expect(await change({ nl: { greeting: `Dag ${mark},` } })).toMatchObject({ __typename: 'Store' });
      await world.invite('30042', 'genoemd@example.nl');
      await ask(visitor('30042'), requestReset, { input: { email: 'genoemd@example.nl' } });
      await world.settled();
      const { text } = world.mails.findLast(({ to }) => to === 'genoemd@example.nl') ?? {};
      expect(text).toMatch(/^Dag [^\s{}]+[^{}\n]*,\n/);
    },
  );

  it('is told to the other services, and shown to staff alone', async () => {
    await change(settings);
    const [told] = await world.database.admin<{ mail: object }>(
      `SELECT payload -> 'data' -> 'mail' AS mail FROM graphile_worker._private_jobs WHERE payload ->> 'event' = 'identity.store-changed'
          AND payload ->> 'storeId' = '30042' ORDER BY id DESC LIMIT 1`,
    );
    expect(told?.mail).toMatchObject({
      ...{
        senderName: 'Els van de winkel',
        wordings: { nl: settings.nl, en: { greeting: '', signature: '' } },
      },
    });
    await expect(ask(visitor('30042'), '{ store { mail { replyTo } } }')).rejects.toThrow('FORBIDDEN');
    await expect(change(settings, clerk())).rejects.toThrow('FORBIDDEN');
  });
});

describe('what a mail looks like', () => {
  const previews = (language: string, actor = manager()) =>
    ask<{ kind: string; subject: string; from: string; text: string; html: string }[]>(
      actor,
      'query ($language: LanguageCode!) { mailPreviews(language: $language) { kind subject from text html } }',
      { language },
    );

  it.each(languages)(
    'is shown of each kind in %s, in the store’s own words, with made-up people',
    async (language) => {
      await change({ [language]: { greeting: 'Hoi {name}!', signature: 'Els' } });
      const shown = await previews(language);
      expect(shown.map(({ kind }) => kind).sort()).toEqual([
        ...['ACTIVATION', 'ALREADY_ACTIVATED', 'COMPANY_APPROVED', 'COMPANY_DECLINED'],
        ...['EMAIL_CHANGED', 'EMAIL_CONFIRM', 'EMAIL_NOTICE', 'NEWSLETTER_CONFIRM'],
        ...['NEWSLETTER_WELCOME', 'NEW_DEVICE', 'OWN_EMAIL_CHANGED', 'OWN_EMAIL_CONFIRM'],
        ...['OWN_EMAIL_NOTICE', 'PASSWORD_CHANGED', 'REGISTRATION', 'REGISTRATION_KNOWN'],
        ...['RESET', 'STAFF_ACTIVATION', 'STAFF_RESET', 'TEST'],
        ...['TWO_FACTOR', 'TWO_FACTOR'],
      ]);
      for (const { subject, text, html } of shown) {
        expect(subject).toContain('De Ruilhoek');
        expect(text).toMatch(/^Hoi( \S+)?!\n[^]*\n\nEls\n\n-- \n/);
        expect(html).toContain(`<html lang="${language}">`);
        expect(text + html).not.toMatch(/token=|<script/);
      }
      expect(mails.kinds.length).toBeLessThanOrEqual(shown.length);
      await change({ [language]: { greeting: null, signature: null } });
    },
  );

  it('is shown to who may change it', async () => {
    await expect(previews('nl', clerk())).rejects.toThrow('FORBIDDEN');
    await expect(previews('nl', visitor('30042'))).rejects.toThrow('FORBIDDEN');
  });
});

describe('a test mail', () => {
  const { mailer } = { mailer: () => world.ports.mailer };
  let works: typeof world.ports.mailer.send;
  let answer: Error | null = null;
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'] },
    onRcptTo: (_to, _session, done) => done(answer),
    onData: (stream, _session, done) => void stream.resume().on('end', () => done()),
  });
  beforeAll(async () => {
    works = mailer().send;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.server.address() as AddressInfo;
    mailer().send = smtpMailer(`smtp://127.0.0.1:${port}`).send;
  });
  afterAll(async () => {
    mailer().send = works;
    await new Promise<void>((resolve) => void server.close(() => resolve()));
  });
  const logged = (recipient: string) =>
    world.database.admin(
      'SELECT kind, status, failure, error, person_id IS NOT NULL AS "hasPerson" FROM identity.mail WHERE recipient = $1',
      [recipient],
    );

  it('goes at once, and says the server’s exact answer; it stands in the log with who sent it', async () => {
    answer = null;
    expect(await tryMail('Zoe@Example.test')).toEqual({
      ...{ __typename: 'TestMailAnswered', to: 'zoe@example.test', failure: null },
      said: expect.stringMatching(/^250 /),
    });
    expect(await logged('zoe@example.test')).toEqual([
      { kind: 'test', status: 'SENT', failure: '', error: '', hasPerson: true },
    ]);
    const by = await world.database.admin<{ actor_kind: string }>(
      `SELECT DISTINCT a.actor_kind FROM identity.audit a JOIN identity.mail m ON m.store_id = a.store_id AND m.id = a.entity_id WHERE m.recipient = $1`,
      ['zoe@example.test'],
    );
    expect(by).toEqual([{ actor_kind: 'staff' }]);
  });

  it('says a refusal word for word, with why, and is not tried again by itself', async () => {
    answer = Object.assign(new Error('5.1.1 no such user here'), { responseCode: 550 });
    expect(await tryMail('niemand@example.test')).toMatchObject({
      ...{ failure: 'ADDRESS_REFUSED', said: '550 5.1.1 no such user here' },
    });
    answer = Object.assign(new Error('4.7.1 greylisted'), { responseCode: 451 });
    expect(await tryMail('later@example.test')).toMatchObject({
      failure: 'LATER',
      said: '451 4.7.1 greylisted',
    });
    expect(await logged('later@example.test')).toMatchObject([{ status: 'FAILED', failure: 'LATER' }]);
    answer = null;
    await world.settled();
    expect(await logged('later@example.test')).toMatchObject([{ status: 'FAILED' }]);
  });

  it('is refused for what is no address, to who may not change settings, and more than ten times an hour to one', async () => {
    expect(await tryMail('a@example.test, b@example.test')).toMatchObject({
      fields: [{ path: 'to', code: 'NOT_AN_EMAIL' }],
    });
    await expect(tryMail('vaak@example.test', clerk())).rejects.toThrow('FORBIDDEN');
    for (let count = 0; count < 10; count += 1) await tryMail('vaak@example.test');
    expect(await tryMail('vaak@example.test')).toMatchObject({
      __typename: 'TooManyMails',
      limit: 'RECIPIENT',
      most: 10,
    });
  });
});
