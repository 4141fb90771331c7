-- The log of mails to a customer, told by whoever sends them [P30]. It never holds a live token [R-CU10].
CREATE TABLE mail (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  version bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('ACTIVATION', 'ALREADY_ACTIVATED', 'RESET', 'EMAIL_CONFIRM', 'EMAIL_NOTICE', 'EMAIL_CHANGED')),
  recipient text NOT NULL,
  subject text NOT NULL,
  status text NOT NULL CHECK (status IN ('QUEUED', 'SENT', 'FAILED')),
  error text NOT NULL DEFAULT '',
  at timestamptz NOT NULL,
  PRIMARY KEY (store_id, id)
);
CREATE INDEX mail_of_customer ON mail (store_id, customer_id, id DESC);
CALL kernel.guard('customers.mail', personal => ARRAY['recipient', 'subject']);
