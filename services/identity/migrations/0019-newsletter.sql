-- Whether the field for the newsletter stands at the foot of every page [U10]: off until the store switches it on.
ALTER TABLE footer ADD COLUMN newsletter boolean NOT NULL DEFAULT false;

-- Who asked for the newsletter there and is yet to confirm it by the link in a mail, or has just done so: one row an address, so that
-- the row itself lets no second mail go within a day. It goes when its link has had its time; what was agreed, customers keeps.
CREATE TABLE newsletter_request (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  email text NOT NULL CHECK (email = lower(email) AND length(email) BETWEEN 3 AND 254),
  -- Of the mail, and of what was asked: another one with each asking.
  id uuid NOT NULL,
  language text COLLATE "C" NOT NULL CHECK (language IN ('nl', 'nb', 'sv', 'en')),
  -- The sentence that stood beside the field.
  agreed_to text NOT NULL CHECK (length(agreed_to) BETWEEN 1 AND 500),
  asked_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  PRIMARY KEY (store_id, email),
  CONSTRAINT newsletter_request_once UNIQUE (store_id, id),
  CONSTRAINT newsletter_request_in_time CHECK (expires_at > asked_at AND confirmed_at >= asked_at)
);
CREATE INDEX newsletter_request_expires_at ON newsletter_request (store_id, expires_at);
CALL kernel.guard('newsletter_request', personal => ARRAY['email'], subject => 'nobody');
