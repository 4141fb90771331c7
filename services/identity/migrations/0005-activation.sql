-- Links sent by mail [R-ID4]. Bound to user, store and purpose; the link itself is nowhere kept.
CREATE TABLE link_token (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  token_hash bytea NOT NULL,
  user_id uuid NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('activation', 'reset')),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  replaced_at timestamptz,
  PRIMARY KEY (store_id, id),
  UNIQUE (store_id, token_hash),
  FOREIGN KEY (store_id, user_id) REFERENCES "user" ON DELETE CASCADE
);
-- The newest invalidates older ones: held here too, should two be made at one moment.
CREATE UNIQUE INDEX link_token_open ON link_token (store_id, user_id) WHERE used_at IS NULL AND replaced_at IS NULL;
CREATE INDEX link_token_expires_at ON link_token (store_id, expires_at);
CALL kernel.guard('link_token', secret => ARRAY['token_hash'], subject => 'user_id');

-- Mails of identity, as the customer's mail log shows them [P30]; never a token [R-CU10].
CREATE TABLE mail (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  user_id uuid,
  customer_id uuid,
  kind text NOT NULL,
  recipient text NOT NULL,
  subject text NOT NULL,
  status text NOT NULL CHECK (status IN ('QUEUED', 'SENT', 'FAILED')),
  at timestamptz NOT NULL,
  error text NOT NULL DEFAULT '',
  version bigint NOT NULL DEFAULT 1,
  -- No foreign key to the user: the log outlives an invitation that was taken back.
  PRIMARY KEY (store_id, id)
);
CREATE INDEX mail_user_id ON mail (store_id, user_id);
CALL kernel.guard('mail', personal => ARRAY['recipient']);
