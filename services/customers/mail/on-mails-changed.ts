import type { EventHandler } from '../../kernel/event/handler';

interface MailState {
  id: string;
  customerId: string;
  version: number;
  kind: string;
  recipient: string;
  subject: string;
  status: string;
  at: string;
  error: string | null;
}

/** Whoever sends a mail tells how it went; we keep the log of it beside the customer [P30]. */
export const onMailsChanged: EventHandler = {
  event: 'identity.mails-changed',
  task: 'customers.on-mails-changed',
  async handle(received, { write }) {
    const { mails } = received.data as { mails: MailState[] };
    await write((tx) =>
      tx.sql(
        'mails.keep',
        `INSERT INTO customers.mail (id, customer_id, version, kind, recipient, subject, status, at, error)
         SELECT DISTINCT ON (m.id) m.id, m."customerId", m.version, m.kind, m.recipient, m.subject, m.status, m.at, coalesce(m.error, '')
           FROM jsonb_to_recordset($1) AS m (id uuid, "customerId" uuid, version bigint, kind text, recipient text, subject text, status text, at timestamptz, error text)
          ORDER BY m.id, m.version DESC
         ON CONFLICT (store_id, id) DO UPDATE SET version = excluded.version, customer_id = excluded.customer_id,
           kind = excluded.kind, recipient = excluded.recipient, subject = excluded.subject, status = excluded.status, at = excluded.at, error = excluded.error
          WHERE customers.mail.version < excluded.version`,
        [JSON.stringify(mails)],
      ),
    );
  },
};
