-- Where one is logged in, from which devices, and when one did [S12]. Of what a browser says of itself its name and that
-- of its system are kept, no version and nothing else; of an address, a keyed hash of its network. Gone with the person.

-- A browser somebody has logged in with: it shows a token of its own, of which the hash is kept. One that its owner did
-- not know stays, void, so that it is never taken for one that was not there.
CREATE TABLE device (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  token_hash bytea NOT NULL CHECK (length(token_hash) = 32),
  user_id uuid,
  staff_member_id uuid,
  browser text NOT NULL CHECK (length(browser) <= 40),
  system text NOT NULL CHECK (length(system) <= 40),
  -- Null: from no known address.
  network_hash bytea CHECK (length(network_hash) = 32),
  first_seen_at timestamptz NOT NULL,
  -- At its last log-in.
  last_seen_at timestamptz NOT NULL,
  voided_at timestamptz,
  PRIMARY KEY (store_id, id),
  UNIQUE (store_id, token_hash),
  CHECK ((user_id IS NULL) <> (staff_member_id IS NULL)),
  FOREIGN KEY (store_id, user_id) REFERENCES "user" ON DELETE CASCADE,
  FOREIGN KEY (store_id, staff_member_id) REFERENCES staff_member ON DELETE CASCADE
);
CREATE INDEX device_user_id ON device (store_id, user_id, last_seen_at);
CREATE INDEX device_staff_member_id ON device (store_id, staff_member_id, last_seen_at);
CREATE INDEX device_last_seen_at ON device (store_id, last_seen_at);
-- Not audited: what the audit keeps is the session that began, that it ended, and the link that was used.
CALL kernel.guard('device', audited => false);

-- A log-in, by the id of the session that it began; kept for 30 days, and as long as the session.
CREATE TABLE sign_in (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  user_id uuid,
  staff_member_id uuid,
  device_id uuid,
  browser text NOT NULL CHECK (length(browser) <= 40),
  system text NOT NULL CHECK (length(system) <= 40),
  at timestamptz NOT NULL,
  PRIMARY KEY (store_id, id),
  CHECK ((user_id IS NULL) <> (staff_member_id IS NULL)),
  FOREIGN KEY (store_id, user_id) REFERENCES "user" ON DELETE CASCADE,
  FOREIGN KEY (store_id, staff_member_id) REFERENCES staff_member ON DELETE CASCADE,
  FOREIGN KEY (store_id, device_id) REFERENCES device ON DELETE SET NULL (device_id)
);
CREATE INDEX sign_in_user_id ON sign_in (store_id, user_id, at);
CREATE INDEX sign_in_staff_member_id ON sign_in (store_id, staff_member_id, at);
CREATE INDEX sign_in_device_id ON sign_in (store_id, device_id);
CREATE INDEX sign_in_at ON sign_in (store_id, at);
-- Not audited: that a session began is in the audit of sessions.
CALL kernel.guard('sign_in', audited => false);

-- "This was not me": a link of its own purpose, for one log-in. It makes no other link void, and no other makes it.
ALTER TABLE link_token
  ADD COLUMN sign_in_id uuid,
  ADD CONSTRAINT link_token_sign_in FOREIGN KEY (store_id, sign_in_id) REFERENCES sign_in (store_id, id) ON DELETE CASCADE,
  DROP CONSTRAINT link_token_purpose_check,
  ADD CONSTRAINT link_token_purpose_check CHECK (purpose IN
    ('activation', 'reset', 'email', 'staff-reset', 'staff-activation', 'sign-in', 'staff-sign-in')),
  ADD CONSTRAINT link_token_of_sign_in CHECK ((purpose IN ('sign-in', 'staff-sign-in')) = (sign_in_id IS NOT NULL));
CREATE INDEX link_token_sign_in_id ON link_token (store_id, sign_in_id) WHERE sign_in_id IS NOT NULL;
DROP INDEX link_token_open;
DROP INDEX link_token_open_staff;
CREATE UNIQUE INDEX link_token_open ON link_token (store_id, user_id, (purpose = 'email'))
  WHERE used_at IS NULL AND replaced_at IS NULL AND sign_in_id IS NULL;
CREATE UNIQUE INDEX link_token_open_staff ON link_token (store_id, staff_member_id)
  WHERE used_at IS NULL AND replaced_at IS NULL AND sign_in_id IS NULL;
