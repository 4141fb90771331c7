CALL kernel.make_audit('customers');
CALL kernel.make_idempotency('customers');

-- How names sort in the store, for the rows that keep a key of theirs: its language, and "+" where a surname sorts by
-- what stands behind its prefixes. See on-store-changed.ts, which writes them anew where the store changes it.
CREATE FUNCTION name_order() RETURNS text LANGUAGE plpgsql STABLE SET search_path = pg_catalog AS $$
BEGIN
  RETURN coalesce((SELECT s.name_order FROM customers.store s WHERE s.store_id = kernel.store_id()), 'en');
END $$;

CREATE TABLE customer_group (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  version int NOT NULL DEFAULT 1,
  name text COLLATE "und-x-icu" NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  name_order text COLLATE "C" NOT NULL DEFAULT customers.name_order(),
  name_key text COLLATE "C" NOT NULL GENERATED ALWAYS AS (kernel.sort_key(name, left(name_order, 2))) STORED,
  description text NOT NULL DEFAULT '' CHECK (length(description) <= 500),
  colour text NOT NULL CHECK (colour ~ '^#[0-9a-f]{6}$'),
  kind text NOT NULL DEFAULT 'ORDINARY' CHECK (kind IN ('ORDINARY', 'B2B', 'STORE_DEFAULT')),
  PRIMARY KEY (store_id, id)
);
-- How a name looks, whatever it is made of: without what nobody sees, with one space for any, and with the Latin letter
-- for one of Cyrillic or Greek that is drawn like it, as a capital or a small one. What looks alike is chosen by mistake.
CREATE FUNCTION look_of(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT translate(kernel.fold(btrim(regexp_replace(regexp_replace(normalize(name, NFKC),
    '[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]',
    '', 'g'), '[\s\u2800]+', ' ', 'g'))),
    'авекмнорстухѕіјһԁԛԝӏαβεζηικμνορτυχ',
    'abekmhopctyxsijhdqwlabezhikmnoptyx') $$;
CREATE UNIQUE INDEX customer_group_name ON customer_group (store_id, look_of(name));
CREATE UNIQUE INDEX customer_group_kind ON customer_group (store_id, kind) WHERE kind <> 'ORDINARY';
CALL kernel.guard('customers.customer_group', secret => ARRAY['name_order', 'name_key'], subject => 'id');

-- How many are in a group, in parts: the sum is the count, exact at every moment. Whoever adds or removes members adds a
-- part: with one row a group everybody would wait for the COMMIT of everybody else. See 0003-customer.sql.
CREATE TABLE customer_group_count (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  group_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT kernel.new_id(),
  part int NOT NULL,
  PRIMARY KEY (store_id, group_id, id),
  FOREIGN KEY (store_id, group_id) REFERENCES customer_group (store_id, id) ON DELETE CASCADE
);
CALL kernel.guard('customers.customer_group_count', audited => false);
