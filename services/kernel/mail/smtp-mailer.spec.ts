import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { mailTemplate } from './mail-template';
import { probeSender } from '../testing/probe/mails';
import type { OutgoingMail } from './mailer';
import { messageIdOf, smtpMailer } from './smtp-mailer';

const LINK = `https://shop.example.test/30042/activate?token=${'aB3_-'.repeat(9)}&next=%2F30042`;
const MAIL: OutgoingMail = {
  storeId: '30042',
  messageId: 'activation-0199b1c2-7e11-7abc-8def-0123456789ab',
  kind: 'activation',
  to: 'zoë.bos@example.test',
  from: 'De Ruilhoek <winkel@ruilhoek.example.test>',
  replyTo: 'antwoord@ruilhoek.example.test',
  subject: 'Activeer je account bij “De Ruilhoek” – Åse & Zoë',
  ...mailTemplate(
    {
      ...{ language: 'nl', subject: 'Activeer je account', name: 'Zoë', greeting: 'Dag Zoë,' },
      paragraphs: ['Met deze link stel je een wachtwoord in.'],
      button: { label: 'Wachtwoord instellen', url: LINK },
      footer: 'De Ruilhoek',
    },
    probeSender,
  ),
};

interface Taken {
  readonly to: string[];
  readonly mail: Email;
}

describe('mail by SMTP', () => {
  const taken: Taken[] = [];
  let refuseWith: string | null = null;
  let attempts = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, callback) => callback(),
    onData(stream, session, callback) {
      attempts += 1;
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (refuseWith) return callback(new Error(refuseWith));
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          taken.push({ to: session.envelope.rcptTo.map(({ address }) => address), mail });
          callback();
        });
      });
    },
  });
  let url = '';

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise<void>((resolve) => void server.close(() => resolve())));
  beforeEach(() => {
    taken.length = 0;
    refuseWith = null;
    attempts = 0;
  });

  it('arrives with its subject, its sender and its link whole in both parts', async () => {
    expect(await smtpMailer(url).send(MAIL)).toMatch(/^250 /);
    expect(taken).toHaveLength(1);
    const { to, mail } = taken[0] as Taken;
    expect(to).toEqual([MAIL.to]);
    expect(mail.subject).toBe(MAIL.subject);
    expect(mail.from).toEqual({ address: 'winkel@ruilhoek.example.test', name: 'De Ruilhoek' });
    expect(mail.replyTo).toEqual([{ address: 'antwoord@ruilhoek.example.test', name: '' }]);
    expect(mail.text).toContain(LINK);
    expect(mail.text?.trimEnd()).toBe(MAIL.text.trimEnd());
    expect(mail.html).toContain(`href="${LINK.replace('&', '&amp;')}"`);
    expect(mail.headers).toContainEqual(
      expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }),
    );
  });

  it('has its way out in its header, whole, for one click (RFC 8058); without one it has none', async () => {
    const wayOut = /^list-unsubscribe/;
    const unsubscribeUrl = `https://shop.example.test/30042/newsletter/unsubscribe?token=${'aB3_-'.repeat(150)}`;
    await smtpMailer(url).send({ ...MAIL, unsubscribeUrl });
    await smtpMailer(url).send(MAIL);
    const [one, other] = taken.map(({ mail }) => mail.headers.filter(({ key }) => wayOut.test(key)));
    expect(one?.map(({ key, value }) => [key, value])).toEqual(
      expect.arrayContaining([
        ['list-unsubscribe', `<${unsubscribeUrl}>`],
        ['list-unsubscribe-post', 'List-Unsubscribe=One-Click'],
      ]),
    );
    expect(other).toEqual([]);
  });

  it('has the same Message-ID when it is handed over again', async () => {
    await smtpMailer(url).send(MAIL);
    await smtpMailer(url).send(MAIL);
    const ids = taken.map(({ mail }) => mail.messageId);
    expect(ids).toEqual(Array(2).fill(`<${MAIL.messageId}@ruilhoek.example.test>`));
  });

  it('goes to an international domain in the spelling that servers know', async () => {
    await smtpMailer(url).send({ ...MAIL, to: 'zoe@blåbær.example' });
    expect(taken.at(-1)?.mail.headers.find(({ key }) => key === 'to')?.value).toBe(
      'zoe@xn--blbr-roah.example',
    );
  });

  it('that the server does not take fails, after one try', async () => {
    refuseWith = 'mailbox full';
    await expect(smtpMailer(url).send(MAIL)).rejects.toThrow('mailbox full');
    expect(attempts).toBe(1);
  });

  it('fails when there is no server', async () => {
    await expect(smtpMailer('smtp://127.0.0.1:1').send(MAIL)).rejects.toThrow('ECONNREFUSED');
  });

  it.each([
    'a@example.test, b@example.test',
    'a@example.test\r\nBcc: b@example.test',
    'Jan <a@example.test>',
    'a',
  ])('goes to one address: %j is refused', async (to) => {
    await expect(smtpMailer(url).send({ ...MAIL, to })).rejects.toThrow('Not one plain mail address');
    expect(taken).toEqual([]);
  });

  it('takes no header from a subject', async () => {
    await smtpMailer(url).send({ ...MAIL, subject: 'Hi\r\nBcc: other@example.test' });
    expect(taken[0]?.to).toEqual([MAIL.to]);
    expect(taken[0]?.mail.bcc ?? []).toEqual([]);
  });

  it('makes a Message-ID of any key', () => {
    expect(messageIdOf({ messageId: 'a b<c>\n', from: 'x@example.test' })).toBe('<a-b-c--@example.test>');
  });
});
