-- Sessions. Only the token's SHA-256 is kept: who reads this table cannot log in with it.
CREATE TABLE session (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  token_hash bytea NOT NULL,
  kind text NOT NULL CHECK (kind IN ('portal', 'staff')),
  user_id uuid,
  staff_member_id uuid,
  assurance text NOT NULL DEFAULT 'password' CHECK (assurance IN ('password', 'two-factor')),
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  -- The last visit before this one: "sold since you were here".
  previous_visit_at timestamptz,
  -- When the person last proved who they are: what costs money or access asks for a log-in of the last minutes [R-ID9].
  -- A session is begun by proving it; one that proves it again later has a newer time than its beginning. A statement
  -- that says none means long ago.
  authenticated_at timestamptz NOT NULL DEFAULT '1970-01-01T00:00:00Z',
  -- What was proven at log-in: the person's epoch; the portal's; and of each link there was its own, by customer. A link
  -- that is not among them was made since, and counts as long as nobody has touched it (its first epoch, 1). A statement
  -- that says no epoch means the first, too: dead as soon as anything has changed.
  epoch int NOT NULL DEFAULT 1,
  portal_epoch int NOT NULL DEFAULT 1,
  link_epochs jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (store_id, id),
  UNIQUE (store_id, token_hash),
  CHECK ((kind = 'portal') = (user_id IS NOT NULL) AND (kind = 'staff') = (staff_member_id IS NOT NULL)),
  FOREIGN KEY (store_id, user_id) REFERENCES "user" ON DELETE CASCADE,
  FOREIGN KEY (store_id, staff_member_id) REFERENCES staff_member ON DELETE CASCADE
);
CREATE INDEX session_user_id ON session (store_id, user_id);
CREATE INDEX session_staff_member_id ON session (store_id, staff_member_id);
CREATE INDEX session_expires_at ON session (store_id, expires_at);
-- Nobody but the product reads sessions: who presents a token is found by its log-in code. What the
-- audit keeps is who logged in and when it ended; that a session is in use is no change.
CALL kernel.guard('session', subject => 'user_id',
  secret => ARRAY['token_hash', 'last_seen_at', 'expires_at', 'previous_visit_at', 'epoch', 'portal_epoch', 'link_epochs']);

-- Counters against guessing. Keys are hashes, so that no mistyped address is kept.
CREATE TABLE attempt (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  what text NOT NULL,
  key_hash bytea NOT NULL,
  count int NOT NULL,
  window_ends_at timestamptz NOT NULL,
  PRIMARY KEY (store_id, what, key_hash)
);
CREATE INDEX attempt_window_ends_at ON attempt (store_id, window_ends_at);
-- Not audited: counters that change with every wrong password and are thrown away within the hour.
CALL kernel.guard('attempt', audited => false);
