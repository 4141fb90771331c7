CALL kernel.make_audit('customers');
CALL kernel.make_idempotency('customers');

-- The store's own settings here; made when identity first tells of the store.
CREATE TABLE store (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  version bigint NOT NULL,
  currency text NOT NULL,
  default_group_id uuid NOT NULL,
  PRIMARY KEY (store_id)
);
CALL kernel.guard('customers.store', subject => '');

-- Numbers count per store; the count answers "how many" without counting.
CREATE TABLE counter (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  last_number int NOT NULL DEFAULT 1000,
  customer_count int NOT NULL DEFAULT 0,
  PRIMARY KEY (store_id)
);
CALL kernel.guard('customers.counter', audited => false);

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
ALTER TABLE store ADD CONSTRAINT store_default_group FOREIGN KEY (store_id, default_group_id)
  REFERENCES customer_group (store_id, id) DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE customer_group_count (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  group_id uuid NOT NULL,
  customer_count int NOT NULL DEFAULT 0,
  PRIMARY KEY (store_id, group_id),
  FOREIGN KEY (store_id, group_id) REFERENCES customer_group (store_id, id) ON DELETE CASCADE
);
CALL kernel.guard('customers.customer_group_count', audited => false);

CREATE TABLE customer (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  version int NOT NULL DEFAULT 1,
  number int NOT NULL CHECK (number > 0),
  kind text NOT NULL CHECK (kind IN ('PRIVATE', 'COMPANY')),
  social_title text NOT NULL DEFAULT '' CHECK (length(social_title) <= 40),
  first_name text COLLATE "und-x-icu" NOT NULL DEFAULT '' CHECK (length(first_name) <= 80),
  last_name text COLLATE "und-x-icu" NOT NULL DEFAULT '' CHECK (length(last_name) <= 80),
  company_name text COLLATE "und-x-icu" NOT NULL DEFAULT '' CHECK (length(company_name) <= 120),
  organisation_number text NOT NULL DEFAULT '' CHECK (length(organisation_number) <= 20),
  email text NOT NULL DEFAULT '' CHECK (email = lower(email) AND length(email) <= 254),
  telephone text NOT NULL DEFAULT '' CHECK (length(telephone) <= 30),
  billing_street text COLLATE "und-x-icu" NOT NULL DEFAULT '' CHECK (length(billing_street) <= 120),
  billing_postal_code text NOT NULL DEFAULT '' CHECK (length(billing_postal_code) <= 12),
  billing_town text COLLATE "und-x-icu" NOT NULL DEFAULT '' CHECK (length(billing_town) <= 80),
  billing_country text NOT NULL DEFAULT '' CHECK (length(billing_country) <= 2),
  shipping_same_as_billing boolean NOT NULL DEFAULT true,
  shipping_street text NOT NULL DEFAULT '' CHECK (length(shipping_street) <= 120),
  shipping_postal_code text NOT NULL DEFAULT '' CHECK (length(shipping_postal_code) <= 12),
  shipping_town text NOT NULL DEFAULT '' CHECK (length(shipping_town) <= 80),
  shipping_country text NOT NULL DEFAULT '' CHECK (length(shipping_country) <= 2),
  newsletter boolean NOT NULL DEFAULT false,
  partner_offers boolean NOT NULL DEFAULT false,
  private_note text NOT NULL DEFAULT '' CHECK (length(private_note) <= 5000),
  default_group_id uuid NOT NULL,
  registered_at timestamptz NOT NULL,
  -- Copies, for sorting; their owners are named in the column. Overwritten only by what is newer.
  last_visit_at timestamptz NOT NULL DEFAULT '-infinity',
  charity text NOT NULL DEFAULT '',
  charity_version bigint NOT NULL DEFAULT 0,
  sales_total_minor bigint NOT NULL DEFAULT 0,
  sales_total_version bigint NOT NULL DEFAULT 0,
  search_text text NOT NULL GENERATED ALWAYS AS (kernel.fold(number::text || ' ' || first_name || ' ' || last_name || ' '
    || company_name || ' ' || email || ' ' || organisation_number || ' ' || telephone || ' '
    || billing_street || ' ' || billing_postal_code || ' ' || billing_town
    -- Numbers are found with and without the spaces and dashes people write them with.
    || ' ' || regexp_replace(telephone, '[^0-9]', '', 'g') || ' ' || regexp_replace(organisation_number, '[^0-9]', '', 'g'))) STORED,
  PRIMARY KEY (store_id, id)
);
CREATE INDEX customer_number ON customer (store_id, number, id);
CREATE UNIQUE INDEX customer_number_once ON customer (store_id, number);
CREATE UNIQUE INDEX customer_email_once ON customer (store_id, email) WHERE email <> '';
CREATE INDEX customer_by_first_name ON customer (store_id, first_name, id);
CREATE INDEX customer_by_last_name ON customer (store_id, last_name, id);
CREATE INDEX customer_by_company ON customer (store_id, company_name, id);
CREATE INDEX customer_by_street ON customer (store_id, billing_street, id);
CREATE INDEX customer_by_town ON customer (store_id, billing_town, id);
CREATE INDEX customer_by_email ON customer (store_id, email, id);
CREATE INDEX customer_by_telephone ON customer (store_id, telephone, id);
CREATE INDEX customer_by_social_title ON customer (store_id, social_title, id);
CREATE INDEX customer_by_charity ON customer (store_id, charity, id);
CREATE INDEX customer_by_sales_total ON customer (store_id, sales_total_minor, id);
CREATE INDEX customer_by_registered ON customer (store_id, registered_at, id);
CREATE INDEX customer_by_last_visit ON customer (store_id, last_visit_at, id);
CREATE INDEX customer_search ON customer USING gin (store_id, search_text public.gin_trgm_ops);
CALL kernel.guard('customers.customer',
  portal => 'id = ANY ((SELECT kernel.customer_ids())::uuid[])',
  personal => ARRAY['first_name', 'last_name', 'social_title', 'email', 'telephone', 'private_note', 'billing_street', 'billing_postal_code',
    'billing_town', 'shipping_street', 'shipping_postal_code', 'shipping_town'],
  -- Not secret, but copies: their changes are in their owners' audit, and here would drown what people did.
  secret => ARRAY['charity', 'charity_version', 'sales_total_minor', 'sales_total_version', 'last_visit_at'], subject => 'id');

-- Membership. The number is copied so that a group's list, newest number first, is one index range.
CREATE TABLE customer_group_member (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  customer_id uuid NOT NULL,
  group_id uuid NOT NULL,
  number int NOT NULL,
  PRIMARY KEY (store_id, customer_id, group_id),
  FOREIGN KEY (store_id, customer_id) REFERENCES customer (store_id, id) ON DELETE CASCADE,
  CONSTRAINT member_of_group FOREIGN KEY (store_id, group_id) REFERENCES customer_group (store_id, id)
);
CREATE INDEX customer_group_member_list ON customer_group_member (store_id, group_id, number DESC, customer_id);
CALL kernel.guard('customers.customer_group_member', portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])', secret => ARRAY['number']);
-- Always exactly one default group, and it is one of the customer's groups [P19].
ALTER TABLE customer ADD CONSTRAINT customer_default_is_member FOREIGN KEY (store_id, id, default_group_id)
  REFERENCES customer_group_member (store_id, customer_id, group_id) DEFERRABLE INITIALLY DEFERRED;

-- Counters follow the rows, a statement at a time, each in its own store.
CREATE FUNCTION count_customers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE customers.counter c SET customer_count = c.customer_count + n.customers * CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END
    FROM (SELECT store_id, count(*) AS customers FROM changed GROUP BY store_id) n WHERE n.store_id = c.store_id;
  RETURN NULL;
END $$;
CREATE TRIGGER counted_in AFTER INSERT ON customer REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_customers();
CREATE TRIGGER counted_out AFTER DELETE ON customer REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_customers();

CREATE FUNCTION count_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE customers.customer_group_count c SET customer_count = c.customer_count + n.members * CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END
    FROM (SELECT store_id, group_id, count(*) AS members FROM changed GROUP BY store_id, group_id) n
   WHERE n.store_id = c.store_id AND n.group_id = c.group_id;
  RETURN NULL;
END $$;
CREATE TRIGGER counted_in AFTER INSERT ON customer_group_member REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_members();
CREATE TRIGGER counted_out AFTER DELETE ON customer_group_member REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_members();

-- The log of mails to a customer, told by whoever sends them [P30]. It never holds a live token [R-CU10].
CREATE TABLE mail (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  version bigint NOT NULL,
  kind text NOT NULL,
  recipient text NOT NULL,
  subject text NOT NULL,
  status text NOT NULL CHECK (status IN ('QUEUED', 'SENT', 'FAILED')),
  error text NOT NULL DEFAULT '',
  at timestamptz NOT NULL,
  PRIMARY KEY (store_id, id)
);
CREATE INDEX mail_of_customer ON mail (store_id, customer_id, id DESC);
CALL kernel.guard('customers.mail', personal => ARRAY['recipient', 'subject']);

-- What a number's row said when it was last imported: an equal one is skipped, whatever happened since [R-IM3].
CREATE TABLE imported_row (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  kind text NOT NULL,
  number int NOT NULL,
  row_hash text NOT NULL,
  -- What the import left in the customer: still the same means that nobody changed it here since.
  state_hash text NOT NULL,
  PRIMARY KEY (store_id, kind, number)
);
CALL kernel.guard('customers.imported_row', audited => false);

-- Search reaches a trigram index only past the policy: LIKE is not leakproof. The role sees three columns,
-- the function filters the store itself, and the rows are then read through the policy.
GRANT SELECT (store_id, id, search_text) ON customer TO kommis_customers_search;
CREATE POLICY search ON customer FOR SELECT TO kommis_customers_search USING (true);
CREATE FUNCTION search_customers(longest text, others text[]) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER ROWS 200 SET search_path = pg_catalog AS $$
  SELECT id FROM customers.customer
   WHERE store_id = (SELECT kernel.store_id()) AND (SELECT kernel.is_staff()) AND search_text LIKE longest AND search_text LIKE ALL (others)
   LIMIT 10001 $$;
CALL kernel.make_search('customers.search_customers(text, text[])');

-- A word as LIKE looks for it anywhere. Folded by the same function as the column, or "Bjørn" would not find "bjorn".
CREATE FUNCTION search_pattern(word text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$ SELECT '%' || replace(replace(replace(kernel.fold(word), '\', '\\'), '%', '\%'), '_', '\_') || '%' $$;
