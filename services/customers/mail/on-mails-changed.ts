import { mailsChanged as mailsOfConsignment } from '../../../schema/events/consignment';
import type { DeclaredEvent } from '../../../schema/events/event';
import { mailsChanged } from '../../../schema/events/identity';
import type { MailState } from '../../../schema/events/mail';
import { copyIfNewer } from '../../kernel/event/copy';
import { handles, type EventHandler } from '../../kernel/event/handler';

const copyMails = copyIfNewer<MailState>({
  table: 'customers.mail',
  columns: {
    id: 'id uuid',
    customerId: 'customer_id uuid',
    version: 'version bigint',
    kind: 'kind text',
    recipient: 'recipient text',
    subject: 'subject text',
    status: 'status text',
    at: 'at timestamptz',
    failure: 'failure text',
    error: 'error text',
  },
  key: 'id',
  version: 'version',
});

interface MailsChanged {
  mails: MailState[];
}

const keep: EventHandler<MailsChanged>['handle'] = async ({ data }, { write }) => {
  const mails = data.mails.map((mail) => ({ ...mail, failure: mail.failure ?? '', error: mail.error ?? '' }));
  await write((tx) => copyMails(tx, mails));
};

/** Whichever service sends a mail tells how it went; we keep the store's one log of all mails, which stands beside the customer, too [P30 S9]. */
export function keepsMailsOf(event: DeclaredEvent<MailsChanged>): EventHandler {
  return handles(event, keep);
}

/** The services that send mails, one line each. */
export const onMailsChanged: EventHandler[] = [keepsMailsOf(mailsChanged), keepsMailsOf(mailsOfConsignment)];
