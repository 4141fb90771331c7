-- Links sent by mail [R-ID4]. Bound to user, store and purpose; the link itself is nowhere kept.
CREATE TABLE link_token (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  token_hash bytea NOT NULL,
  -- Whose log-in it is for: a user's, or a staff member's.
  user_id uuid,
  staff_member_id uuid,
  purpose text NOT NULL CHECK (purpose IN ('activation', 'reset', 'email', 'staff-reset')),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  replaced_at timestamptz,
  -- The link is for the log-in as it was when it was sent: not for one that was switched off and on since, got another
  -- address, or a password by another way.
  epoch int NOT NULL DEFAULT 1,
  PRIMARY KEY (store_id, id),
  UNIQUE (store_id, token_hash),
  CHECK ((purpose = 'staff-reset') = (staff_member_id IS NOT NULL) AND (purpose <> 'staff-reset') = (user_id IS NOT NULL)),
  FOREIGN KEY (store_id, user_id) REFERENCES "user" ON DELETE CASCADE,
  FOREIGN KEY (store_id, staff_member_id) REFERENCES staff_member ON DELETE CASCADE
);
-- The newest invalidates older ones: held here too, should two be made at one moment. Asking for a password does not make
-- void what confirms an address: each of the two has one open link.
CREATE UNIQUE INDEX link_token_open ON link_token (store_id, user_id, (purpose = 'email')) WHERE used_at IS NULL AND replaced_at IS NULL;
CREATE UNIQUE INDEX link_token_open_staff ON link_token (store_id, staff_member_id) WHERE used_at IS NULL AND replaced_at IS NULL;
CREATE INDEX link_token_expires_at ON link_token (store_id, expires_at);
CALL kernel.guard('link_token', secret => ARRAY['token_hash', 'epoch'], subject => 'user_id');
