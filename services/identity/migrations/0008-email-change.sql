-- A log-in address changes once the new one is confirmed by the link in a mail to it [R-ID8].
ALTER TABLE "user" ADD COLUMN former_emails text[] COLLATE "C" NOT NULL DEFAULT '{}';
CALL kernel.keep_apart_in_audit('identity."user"', ARRAY['former_emails']);

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

-- Asking for a password does not make void what confirms an address: each of the two has one open link.
ALTER TABLE link_token DROP CONSTRAINT link_token_purpose_check,
  ADD CONSTRAINT link_token_purpose_check CHECK (purpose IN ('activation', 'reset', 'email'));
DROP INDEX link_token_open;
CREATE UNIQUE INDEX link_token_open ON link_token (store_id, user_id, (purpose = 'email')) WHERE used_at IS NULL AND replaced_at IS NULL;

ALTER TABLE customer
  -- The copy of what the customers service lets wait.
  ADD COLUMN pending_email text COLLATE "C" NOT NULL DEFAULT '',
  -- What the other services were last told of its activated users, as log-ins.ts tells it.
  ADD COLUMN users_told jsonb NOT NULL DEFAULT '[]';
-- Whose contact address is this: asked when an address becomes free, and before it becomes somebody's log-in.
CREATE INDEX customer_email ON customer (store_id, email);
