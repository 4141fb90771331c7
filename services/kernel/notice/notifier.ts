import { CHANNEL, payloadsOf, type Notice } from './notice';

interface Waiting {
  notice: Notice;
  sent: () => void;
  failed: (error: unknown) => void;
}

/**
 * Sends notices, in transactions of their own behind those whose work they tell of. PostgreSQL lets those that notify
 * commit one after the other, each holding the server's one lock for it: nobody who sells waits for that, and nobody who
 * handles an event with rows in their hands. One goes out at a time; what comes meanwhile goes together in the next.
 */
export class Notifier {
  private waiting: Waiting[] = [];
  private sending: Promise<void> | undefined;

  constructor(private readonly send: (text: string, values: unknown[]) => Promise<unknown>) {}

  /** Is done when it was sent, and fails where it was not. */
  notify(notice: Notice): Promise<void> {
    return new Promise((sent, failed) => {
      this.waiting.push({ notice, sent, failed });
      this.sending ??= this.sendAll().finally(() => (this.sending = undefined));
    });
  }

  /** What was asked for by now has been sent, or failed. */
  async stop(): Promise<void> {
    await this.sending;
  }

  private async sendAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const together = this.waiting.splice(0);
      const payloads = payloadsOf(together.map(({ notice }) => notice));
      await this.send(NOTIFY, [CHANNEL, payloads]).then(
        () => together.forEach(({ sent }) => sent()),
        (error: unknown) => together.forEach(({ failed }) => failed(error)),
      );
    }
  }
}

const NOTIFY = 'SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload';
