-- A log-in address changes once the new one is confirmed by the link in a mail to it [R-ID8].
-- The change that waits: one a user, the newest. `id` is new with every address asked for. Without a customer it is
-- the user's own wish.
CREATE TABLE email_change (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  user_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid,
  email text COLLATE "C" NOT NULL CHECK (email <> ''),
  asked_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (store_id, user_id),
  FOREIGN KEY (store_id, user_id) REFERENCES "user" ON DELETE CASCADE
);
CREATE INDEX email_change_customer ON email_change (store_id, customer_id);
CALL kernel.guard('email_change', personal => ARRAY['email'], subject => 'user_id');
