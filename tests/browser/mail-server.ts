import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail server that takes what it is not told to refuse. */
export interface MailServer {
  url: string;
  /** What it took, with whom for. */
  taken: { to: string; mail: Email }[];
  /** What it answers to a recipient instead of taking mail: code and words, by address. */
  refusals: Map<string, [code: number, words: string]>;
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const taken: MailServer['taken'] = [];
  const refusals: MailServer['refusals'] = new Map();
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'] },
    onRcptTo({ address }, _session, done) {
      const refusal = refusals.get(address);
      done(refusal && Object.assign(new Error(refusal[1]), { responseCode: refusal[0] }));
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          taken.push(...envelope.rcptTo.map(({ address }) => ({ to: address, mail })));
          done();
        });
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...{ taken, refusals },
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
