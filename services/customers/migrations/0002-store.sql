-- The store's own settings here; made when identity first tells of the store.
CREATE TABLE store (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  version bigint NOT NULL,
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  country text COLLATE "C" CHECK (country ~ '^[A-Z]{2}$'),
  -- Its language, and "+" where surnames sort by what stands behind their prefixes.
  name_order text COLLATE "C" NOT NULL CHECK (name_order ~ '^[a-z]{2}[+]?$'),
  -- What it has beside customers [N21]; its files are refused where it has not got what they hold.
  modules text[] NOT NULL CHECK (modules <@ ARRAY['CONSIGNMENT']),
  default_group_id uuid NOT NULL,
  PRIMARY KEY (store_id),
  CONSTRAINT store_default_group FOREIGN KEY (store_id, default_group_id)
    REFERENCES customer_group (store_id, id) DEFERRABLE INITIALLY DEFERRED
);
CALL kernel.guard('customers.store', subject => '');

-- Numbers count per store.
CREATE TABLE counter (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  last_number int NOT NULL DEFAULT 1000,
  PRIMARY KEY (store_id)
);
CALL kernel.guard('customers.counter', audited => false);

-- How many customers there are, in parts, as of a group.
CREATE TABLE customer_count (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL DEFAULT kernel.new_id(),
  part int NOT NULL,
  PRIMARY KEY (store_id, id)
);
CALL kernel.guard('customers.customer_count', audited => false);
