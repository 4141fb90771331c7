CALL kernel.make_audit('customers');
CALL kernel.make_idempotency('customers');

CREATE TABLE customer_group (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  version int NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu" NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  description text NOT NULL DEFAULT '' CHECK (length(description) <= 500),
  colour text NOT NULL CHECK (colour ~ '^#[0-9a-f]{6}$'),
  kind text NOT NULL DEFAULT 'ORDINARY' CHECK (kind IN ('ORDINARY', 'B2B', 'STORE_DEFAULT')),
  PRIMARY KEY (store_id, id)
);
CREATE UNIQUE INDEX customer_group_name ON customer_group (store_id, kernel.fold(name));
CREATE UNIQUE INDEX customer_group_kind ON customer_group (store_id, kind) WHERE kind <> 'ORDINARY';
CALL kernel.guard('customers.customer_group', subject => 'id');

CREATE TABLE customer_group_count (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  group_id uuid NOT NULL,
  customer_count int NOT NULL DEFAULT 0,
  PRIMARY KEY (store_id, group_id),
  FOREIGN KEY (store_id, group_id) REFERENCES customer_group (store_id, id) ON DELETE CASCADE
);
CALL kernel.guard('customers.customer_group_count', audited => false);
