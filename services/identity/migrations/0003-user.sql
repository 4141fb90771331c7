-- Customers and users are two things: copies of the customers, users, and the links between them.
CREATE TABLE customer (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  version bigint NOT NULL,
  display_name text NOT NULL DEFAULT '',
  first_name text NOT NULL DEFAULT '',
  email text COLLATE "C" NOT NULL DEFAULT '',
  -- The address that the customers service lets wait for its confirmation.
  pending_email text COLLATE "C" NOT NULL DEFAULT '',
  -- What the other services were last told of the customer's log-ins, as log-ins.ts ranks them (null = nothing yet), and
  -- of its activated users.
  log_in_told smallint CHECK (log_in_told BETWEEN 0 AND 3),
  log_in_version bigint NOT NULL DEFAULT 0,
  users_told jsonb NOT NULL DEFAULT '[]',
  PRIMARY KEY (store_id, id)
);
-- Whose contact address is this: asked when an address becomes free, and before it becomes somebody's log-in.
CREATE INDEX customer_email ON customer (store_id, email);
-- A copy by event: its changes stand in the history of the customers service.
CALL kernel.guard('customer', portal => 'id = ANY ((SELECT kernel.customer_ids())::uuid[])', audited => false);

CREATE TABLE "user" (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  email text COLLATE "C" NOT NULL,
  former_emails text[] COLLATE "C" NOT NULL DEFAULT '{}',
  enabled boolean NOT NULL DEFAULT true,
  password_hash text,
  activated_at timestamptz,
  last_visit_at timestamptz,
  visit_told_at timestamptz,
  -- The log-in: address, password, switched on or off, activated.
  epoch int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (store_id, id),
  CONSTRAINT user_email UNIQUE (store_id, email),
  -- Who is activated has proven the address and has something to log in with.
  CONSTRAINT user_activated CHECK (activated_at IS NULL OR password_hash IS NOT NULL)
);
-- Visits are no change anybody looks up, and would drown those that are.
CALL kernel.guard('"user"', portal => 'id = (SELECT kernel.user_id())', personal => ARRAY['email', 'former_emails'],
  secret => ARRAY['password_hash', 'last_visit_at', 'visit_told_at', 'epoch'], subject => 'id');
CREATE TRIGGER raise_epoch BEFORE UPDATE ON "user" FOR EACH ROW
  EXECUTE FUNCTION raise_epoch('{last_visit_at,visit_told_at}');

CREATE TABLE customer_user (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  customer_id uuid NOT NULL,
  user_id uuid NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  -- Invited at the customer's contact address, which is theirs to change from then on.
  as_contact boolean NOT NULL DEFAULT false,
  role text NOT NULL DEFAULT 'BUYER' CHECK (role IN ('BUYER', 'COMPANY_ADMIN')),
  -- Of its own, for a session acts for several customers: one that is switched off, or given another role, is lost to
  -- the sessions there are, and they keep the others.
  epoch int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (store_id, customer_id, user_id),
  FOREIGN KEY (store_id, user_id) REFERENCES "user" ON DELETE CASCADE,
  FOREIGN KEY (store_id, customer_id) REFERENCES customer ON DELETE CASCADE
);
CREATE INDEX customer_user_user ON customer_user (store_id, user_id);
CALL kernel.guard('customer_user',
  portal => 'user_id = (SELECT kernel.user_id()) AND customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])',
  secret => ARRAY['epoch']);
CREATE TRIGGER raise_epoch BEFORE UPDATE ON customer_user FOR EACH ROW EXECUTE FUNCTION raise_epoch('{}');
