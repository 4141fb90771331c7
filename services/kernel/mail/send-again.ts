import type { EventOf } from '../database/transaction';
import { handles, type EventHandler } from '../event/handler';
import { sendAgain } from './send-mail';

/** A service that sends mails lets its own be sent again, where somebody asked for it. */
export function sendsAgain(service: string, event: EventOf<{ id: string }>): EventHandler {
  return handles(event, async ({ data }, { write }) => {
    await write((tx) => sendAgain(tx, service, data.id));
  });
}
