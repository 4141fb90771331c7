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
  -- The contact address that waits until whoever logs in with the present one has confirmed it [R-ID8].
  pending_email text NOT NULL DEFAULT '' CHECK (pending_email = lower(pending_email) AND length(pending_email) <= 254),
  telephone text NOT NULL DEFAULT '' CHECK (length(telephone) <= 30),
  billing_street text COLLATE "und-x-icu" NOT NULL DEFAULT '' CHECK (length(billing_street) <= 120),
  billing_postal_code text NOT NULL DEFAULT '' CHECK (length(billing_postal_code) <= 12),
  billing_town text COLLATE "und-x-icu" NOT NULL DEFAULT '' CHECK (length(billing_town) <= 80),
  billing_country text NOT NULL DEFAULT '' CHECK (billing_country ~ '^([A-Z]{2})?$'),
  shipping_same_as_billing boolean NOT NULL DEFAULT true,
  shipping_street text NOT NULL DEFAULT '' CHECK (length(shipping_street) <= 120),
  shipping_postal_code text NOT NULL DEFAULT '' CHECK (length(shipping_postal_code) <= 12),
  shipping_town text NOT NULL DEFAULT '' CHECK (length(shipping_town) <= 80),
  shipping_country text NOT NULL DEFAULT '' CHECK (shipping_country ~ '^([A-Z]{2})?$'),
  -- What was agreed to of marketing, since when and how we know: on by nobody without saying where it came from [P6 P7].
  newsletter_state text NOT NULL DEFAULT 'OFF' CHECK (newsletter_state IN ('ON', 'OFF')),
  newsletter_since timestamptz NOT NULL DEFAULT '-infinity',
  newsletter_source text NOT NULL DEFAULT ''
    CHECK (newsletter_source IN ('', 'PAPER', 'IN_PERSON', 'TELEPHONE', 'EMAIL', 'IMPORT', 'PORTAL', 'REGISTRATION')),
  partner_offers_state text NOT NULL DEFAULT 'OFF' CHECK (partner_offers_state IN ('ON', 'OFF')),
  partner_offers_since timestamptz NOT NULL DEFAULT '-infinity',
  partner_offers_source text NOT NULL DEFAULT ''
    CHECK (partner_offers_source IN ('', 'PAPER', 'IN_PERSON', 'TELEPHONE', 'EMAIL', 'IMPORT', 'PORTAL', 'REGISTRATION')),
  private_note text NOT NULL DEFAULT '' CHECK (length(private_note) <= 5000),
  default_group_id uuid NOT NULL,
  registered_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now(),
  -- Copies, for sorting; their owners are named in the column. Overwritten only by what is newer.
  last_visit_at timestamptz NOT NULL DEFAULT '-infinity',
  charity text NOT NULL DEFAULT '',
  charity_version bigint NOT NULL DEFAULT 0,
  sales_total_minor bigint NOT NULL DEFAULT 0,
  sales_total_version bigint NOT NULL DEFAULT 0,
  -- What identity told of the customer's log-ins: 0 all switched off, 1 some, 2 none, 3 all on. It tells where that is
  -- not what anybody would expect: an address is invited, and without one there is no log-in.
  log_in_told smallint CHECK (log_in_told BETWEEN 0 AND 3),
  log_in_version bigint NOT NULL DEFAULT 0,
  log_in smallint NOT NULL GENERATED ALWAYS AS (coalesce(log_in_told, CASE WHEN email = '' THEN 2 ELSE 3 END)) STORED,
  -- A company's name and number stay where its kind changes, unseen [R-CU12]: the list sorts and searches what is shown.
  shown_company_name text COLLATE "und-x-icu" NOT NULL
    GENERATED ALWAYS AS (CASE WHEN kind = 'COMPANY' THEN company_name ELSE '' END) STORED,
  search_text text NOT NULL GENERATED ALWAYS AS (kernel.fold(number::text || ' ' || first_name || ' ' || last_name || ' '
    || CASE WHEN kind = 'COMPANY' THEN company_name || ' ' || organisation_number || ' ' ELSE '' END
    || email || ' ' || telephone || ' ' || billing_street || ' ' || billing_postal_code || ' ' || billing_town
    -- Numbers are found with and without the spaces and dashes people write them with.
    || ' ' || regexp_replace(telephone, '[^0-9]', '', 'g')
    || CASE WHEN kind = 'COMPANY' THEN ' ' || regexp_replace(organisation_number, '[^0-9]', '', 'g') ELSE '' END)) STORED,
  PRIMARY KEY (store_id, id),
  CONSTRAINT newsletter_by_source CHECK (newsletter_state = 'ON' AND newsletter_source <> '' AND newsletter_since > '-infinity'
    OR newsletter_state = 'OFF' AND newsletter_source = ''),
  CONSTRAINT partner_offers_by_source CHECK (partner_offers_state = 'ON' AND partner_offers_source <> '' AND partner_offers_since > '-infinity'
    OR partner_offers_state = 'OFF' AND partner_offers_source = '')
);
CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON customer FOR EACH ROW EXECUTE FUNCTION kernel.touch();
CREATE INDEX customer_updated ON customer (store_id, updated_at);
CREATE INDEX customer_number ON customer (store_id, number, id);
CREATE UNIQUE INDEX customer_number_once ON customer (store_id, number);
CREATE UNIQUE INDEX customer_email_once ON customer (store_id, email) WHERE email <> '';
-- Whether an address waits to become somebody's, asked of every new address.
CREATE INDEX customer_pending_email ON customer (store_id, pending_email) WHERE pending_email <> '';
-- The customer list sorts by every column it shows [P2s].
CREATE INDEX customer_by_first_name ON customer (store_id, first_name, id);
CREATE INDEX customer_by_last_name ON customer (store_id, last_name, id);
CREATE INDEX customer_by_company ON customer (store_id, shown_company_name, id);
CREATE INDEX customer_by_street ON customer (store_id, billing_street, id);
CREATE INDEX customer_by_town ON customer (store_id, billing_town, id);
CREATE INDEX customer_by_email ON customer (store_id, email, id);
CREATE INDEX customer_by_telephone ON customer (store_id, telephone, id);
CREATE INDEX customer_by_social_title ON customer (store_id, social_title, id);
CREATE INDEX customer_by_charity ON customer (store_id, charity, id);
CREATE INDEX customer_by_sales_total ON customer (store_id, sales_total_minor, id);
CREATE INDEX customer_by_registered ON customer (store_id, registered_at, id);
CREATE INDEX customer_by_last_visit ON customer (store_id, last_visit_at, id);
CREATE INDEX customer_by_log_in ON customer (store_id, log_in, id);
CREATE INDEX customer_by_newsletter ON customer (store_id, (newsletter_state = 'ON'), id);
CREATE INDEX customer_by_default_group ON customer (store_id, default_group_id, id);
CREATE INDEX customer_search ON customer USING gin (store_id, search_text public.gin_trgm_ops);
CALL kernel.guard('customers.customer',
  portal => 'id = ANY ((SELECT kernel.customer_ids())::uuid[])',
  personal => ARRAY['first_name', 'last_name', 'social_title', 'email', 'telephone', 'private_note', 'billing_street', 'billing_postal_code',
    'billing_town', 'shipping_street', 'shipping_postal_code', 'shipping_town', 'pending_email'],
  -- Not secret, but copies: their changes are in their owners' audit, and here would drown what people did.
  secret => ARRAY['charity', 'charity_version', 'sales_total_minor', 'sales_total_version', 'last_visit_at',
    'log_in_told', 'log_in_version', 'log_in', 'shown_company_name'], subject => 'id');

-- Counters follow the rows, a statement at a time, each in its own store.
CREATE FUNCTION count_customers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE customers.counter c SET customer_count = c.customer_count + n.customers * CASE TG_OP WHEN 'INSERT' THEN 1 ELSE -1 END
    FROM (SELECT store_id, count(*) AS customers FROM changed GROUP BY store_id) n WHERE n.store_id = c.store_id;
  RETURN NULL;
END $$;
CREATE TRIGGER counted_in AFTER INSERT ON customer REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_customers();
CREATE TRIGGER counted_out AFTER DELETE ON customer REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_customers();

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
