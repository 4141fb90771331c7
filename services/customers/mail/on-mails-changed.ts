import { mailsChanged, type MailState } from '../../../schema/events/identity';
import { copyIfNewer } from '../../kernel/event/copy';
import { handles } from '../../kernel/event/handler';

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
    error: 'error text',
  },
  key: 'id',
  version: 'version',
});

/** Whoever sends a mail tells how it went; we keep the log of it beside the customer [P30]. */
export const onMailsChanged = handles(mailsChanged, async ({ data }, { write }) => {
  const mails = data.mails.map((mail) => ({ ...mail, error: mail.error ?? '' }));
  await write((tx) => copyMails(tx, mails));
});
