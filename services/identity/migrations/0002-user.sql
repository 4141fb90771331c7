-- Customers and users are two things: copies of the customers, users, and the links between them.
CREATE TABLE customer (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  version bigint NOT NULL,
  display_name text NOT NULL DEFAULT '',
  first_name text NOT NULL DEFAULT '',
  email text COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY (store_id, id)
);
-- A copy by event: its changes stand in the history of the customers service.
CALL kernel.guard('customer', portal => 'id = ANY ((SELECT kernel.customer_ids())::uuid[])', audited => false);

CREATE TABLE "user" (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  email text COLLATE "C" NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  password_hash text,
  activated_at timestamptz,
  last_visit_at timestamptz,
  visit_told_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (store_id, id),
  CONSTRAINT user_email UNIQUE (store_id, email),
  -- Who is activated has proven the address and has something to log in with.
  CONSTRAINT user_activated CHECK (activated_at IS NULL OR password_hash IS NOT NULL)
);
-- Visits are no change anybody looks up, and would drown those that are.
CALL kernel.guard('"user"', portal => 'id = (SELECT kernel.user_id())', personal => ARRAY['email'],
  secret => ARRAY['password_hash', 'last_visit_at', 'visit_told_at'], subject => 'id');

CREATE TABLE customer_user (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  customer_id uuid NOT NULL,
  user_id uuid NOT NULL,
  enabled boolean NOT NULL DEFAULT true,
  role text NOT NULL DEFAULT 'BUYER' CHECK (role IN ('BUYER', 'COMPANY_ADMIN')),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (store_id, customer_id, user_id),
  FOREIGN KEY (store_id, user_id) REFERENCES "user" ON DELETE CASCADE,
  FOREIGN KEY (store_id, customer_id) REFERENCES customer ON DELETE CASCADE
);
CREATE INDEX customer_user_user ON customer_user (store_id, user_id);
CALL kernel.guard('customer_user',
  portal => 'user_id = (SELECT kernel.user_id()) AND customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');
