-- Who agreed to the newsletter beside what stands with a customer [U10 U16 U24]: by which sentence, where and when, and how it ended.
-- One row an address; of a customer's it is the proof, and what counts stands with the customer.
CREATE TABLE subscriber (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  email text NOT NULL CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
  state text COLLATE "C" NOT NULL CHECK (state IN ('PENDING', 'CONFIRMED', 'UNSUBSCRIBED')),
  language text COLLATE "C" NOT NULL DEFAULT '' CHECK (language IN ('', 'nl', 'nb', 'sv', 'en')),
  agreed_to text NOT NULL DEFAULT '' CHECK (length(agreed_to) <= 500),
  place text COLLATE "C" NOT NULL DEFAULT '' CHECK (place IN ('', 'FOOTER')),
  asked_at timestamptz NOT NULL DEFAULT '-infinity',
  confirmed_at timestamptz NOT NULL DEFAULT '-infinity',
  unsubscribed_at timestamptz NOT NULL DEFAULT '-infinity',
  unsubscribed_by text COLLATE "C" NOT NULL DEFAULT '' CHECK (unsubscribed_by IN ('', 'LINK', 'ONE_CLICK', 'STAFF')),
  -- When what stands here was done: what is told of later and was done before changes nothing.
  done_at timestamptz NOT NULL,
  PRIMARY KEY (store_id, id),
  CONSTRAINT subscriber_email_once UNIQUE (store_id, email),
  CONSTRAINT subscriber_agreed CHECK (state = 'UNSUBSCRIBED' OR agreed_to <> '' AND language <> '' AND place <> '' AND asked_at > '-infinity'),
  CONSTRAINT subscriber_confirmed CHECK (state <> 'CONFIRMED' OR confirmed_at > '-infinity'),
  CONSTRAINT subscriber_ended CHECK (CASE WHEN state = 'UNSUBSCRIBED' THEN unsubscribed_by <> '' AND unsubscribed_at > '-infinity'
    ELSE unsubscribed_by = '' AND unsubscribed_at = '-infinity' END)
);
CREATE INDEX subscriber_pending ON subscriber (store_id, asked_at) WHERE state = 'PENDING';
CALL kernel.guard('customers.subscriber', personal => ARRAY['email'], secret => ARRAY['done_at'], subject => 'nobody');

-- A customer may have agreed at the foot of a page, too.
ALTER TABLE customer
  DROP CONSTRAINT customer_newsletter_source_check,
  ADD CONSTRAINT customer_newsletter_source_check CHECK (newsletter_source IN
    ('', 'PAPER', 'IN_PERSON', 'TELEPHONE', 'EMAIL', 'IMPORT', 'PORTAL', 'REGISTRATION', 'FOOTER'));

-- The log takes the mails about it.
ALTER TABLE mail
  DROP CONSTRAINT mail_kind_check,
  ADD CONSTRAINT mail_kind_check CHECK (kind IN
    ('ACTIVATION', 'ALREADY_ACTIVATED', 'RESET', 'EMAIL_CONFIRM', 'EMAIL_NOTICE', 'EMAIL_CHANGED', 'STAFF_RESET', 'TEST', 'INTAKE_RECEIPT',
     'RETURN_REMINDER', 'STATEMENT', 'BANK_ACCOUNT', 'DAC7_COPY', 'NEWSLETTER_CONFIRM', 'NEWSLETTER_WELCOME'));
