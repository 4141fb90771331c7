import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { probeSender } from '../testing/probe/mails';
import { failureOf, isFinal, saidOf } from './mail-failure';
import { mailTemplate } from './mail-template';
import type { OutgoingMail } from './mailer';
import { smtpMailer } from './smtp-mailer';

const MAIL: OutgoingMail = {
  ...{ storeId: '30042', messageId: 'one', kind: 'reset', to: 'zoe@example.test', from: 'shop@example.test' },
  ...{ replyTo: null, subject: 'Hallo' },
  ...mailTemplate(
    { language: 'nl', subject: 'Hallo', name: '', greeting: 'Dag,', paragraphs: ['Zo.'], footer: 'De Proef' },
    probeSender,
  ),
};

const refusal = (code: number, words: string): Error =>
  Object.assign(new Error(words), { responseCode: code });
const plain: SMTPServerOptions = { authOptional: true, disabledCommands: ['STARTTLS'] };

/** What a mail server that behaves like this makes of a mail. */
async function failWith(options: SMTPServerOptions, login = '', mail = MAIL): Promise<unknown> {
  const server = new SMTPServer({ ...plain, ...options });
  // What a client breaks off is no fault of the server's.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  try {
    await smtpMailer(`smtp://${login}127.0.0.1:${port}`).send(mail);
    return null;
  } catch (error) {
    return error;
  } finally {
    await new Promise<void>((resolve) => void server.close(() => resolve()));
  }
}

describe('why a mail did not go, by a real server’s answer', () => {
  it.each([
    ['ADDRESS_REFUSED', 550, '5.1.1 no such user here', true],
    ['ADDRESS_REFUSED', 552, '5.2.2 mailbox full', true],
    ['SENDER_REFUSED', 554, '5.7.1 relay access denied', false],
    ['LOG_IN_REFUSED', 530, '5.7.0 authentication required', false],
    ['LATER', 451, '4.7.1 greylisted, come again in 5 minutes', false],
    ['LATER', 452, '4.2.2 busy', false],
  ])('%s where the recipient is answered %i %s: given up is %p', async (failure, code, words, isGivenUp) => {
    const error = await failWith({ onRcptTo: (_to, _session, done) => done(refusal(code, words)) });
    expect([failureOf(error), saidOf(error)]).toEqual([failure, `${code} ${words}`]);
    expect(isFinal(failureOf(error))).toBe(isGivenUp);
  });

  it('SENDER_REFUSED where it takes nothing from us, MAIL_REFUSED where not this mail', async () => {
    const ofSender = await failWith({ onMailFrom: (_from, _session, done) => done(refusal(553, 'not you')) });
    expect(failureOf(ofSender)).toBe('SENDER_REFUSED');
    const ofMail = await failWith({
      onData: (stream, _session, done) => {
        stream.resume().on('end', () => done(refusal(554, '5.6.0 looks like spam')));
      },
    });
    expect([failureOf(ofMail), isFinal(failureOf(ofMail)), saidOf(ofMail)]).toEqual([
      ...['MAIL_REFUSED', true, '554 5.6.0 looks like spam'],
    ]);
  });

  it('LOG_IN_REFUSED where the password is another one', async () => {
    const error = await failWith(
      {
        authOptional: false,
        allowInsecureAuth: true,
        onAuth: (_auth, _session, done) => done(new Error('wrong')),
      },
      'shop:secret@',
    );
    expect(failureOf(error)).toBe('LOG_IN_REFUSED');
    expect(saidOf(error)).not.toContain('secret');
  });

  it('NOT_TRUSTED where its certificate is nobody’s, and nothing of the mail was handed over', async () => {
    const heard: string[] = [];
    // The server's own key is known to everybody, as it says: that is what is tried here.
    const warning = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const error = await failWith({
      disabledCommands: [],
      onMailFrom: (from, _session, done) => (heard.push(from.address), done()),
    });
    warning.mockRestore();
    expect([failureOf(error), heard]).toEqual(['NOT_TRUSTED', []]);
  });

  it('ADDRESS_REFUSED for what is no address, without asking a server', async () => {
    const heard: string[] = [];
    const listening: SMTPServerOptions = { onConnect: (_session, done) => (heard.push('asked'), done()) };
    const error = await failWith(listening, '', { ...MAIL, to: 'a b@example.test' });
    expect([failureOf(error), heard]).toEqual(['ADDRESS_REFUSED', []]);
  });

  it('NO_ANSWER where nobody listens, and where somebody does and never says a word', async () => {
    const nobody = await smtpMailer('smtp://127.0.0.1:1')
      .send(MAIL)
      .catch((error: unknown) => error);
    expect(failureOf(nobody)).toBe('NO_ANSWER');
    const held: Socket[] = [];
    const silent: Server = createServer((socket) => void held.push(socket.on('error', () => undefined)));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    const mute = await smtpMailer(`smtp://127.0.0.1:${port}`, 200)
      .send(MAIL)
      .catch((error: unknown) => error);
    expect(failureOf(mute)).toBe('NO_ANSWER');
    for (const socket of held) socket.destroy();
    await new Promise<void>((resolve) => void silent.close(() => resolve()));
  });

  it('OTHER of whatever else is thrown', () => {
    expect([new Error('550 not by a server'), 'text', null, undefined].map(failureOf)).toEqual(
      Array(4).fill('OTHER'),
    );
    expect([saidOf('text'), saidOf(new Error('broken'))]).toEqual(['text', 'broken']);
  });
});
