-- Stores. The id is the tenant itself, so there is no other key.
CREATE TABLE store (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id() PRIMARY KEY CHECK (store_id ~ '^\d{5}$'),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  language text NOT NULL CHECK (language IN ('nl', 'nb', 'sv', 'en')),
  time_zone text NOT NULL,
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  country text NOT NULL CHECK (country ~ '^[A-Z]{2}$'),
  colour text NOT NULL CHECK (colour ~ '^#[0-9a-f]{6}$'),
  portal_on boolean NOT NULL DEFAULT true,
  -- The portal, opened or closed [K3]: of the store this one column counts. See 0001-epoch.sql.
  portal_epoch int NOT NULL DEFAULT 1,
  -- Lists sort "van den Berg" under B.
  sorts_past_prefixes boolean NOT NULL DEFAULT false,
  -- What it has beside customers [N21]: schema/modules.ts.
  modules text[] NOT NULL DEFAULT '{}' CHECK (modules <@ ARRAY['CONSIGNMENT']),
  minimum_password_length int NOT NULL DEFAULT 12 CHECK (minimum_password_length BETWEEN 8 AND 64),
  email text NOT NULL DEFAULT '',
  telephone text NOT NULL DEFAULT '',
  street text NOT NULL DEFAULT '',
  postal_code text NOT NULL DEFAULT '',
  town text NOT NULL DEFAULT '',
  opening_hours text NOT NULL DEFAULT '',
  version bigint NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now()
);
-- Its name, colour and contact stand on every page, so everyone at its address reads it.
CALL kernel.guard('store', portal => 'true', visitor => 'true', secret => ARRAY['portal_epoch']);
CREATE FUNCTION raise_portal_epoch() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  -- The row of one store_id is the store; nothing else is read or written.
  NEW.portal_epoch := OLD.portal_epoch + CASE WHEN NEW.portal_on = OLD.portal_on THEN 0 ELSE 1 END;
  RETURN NEW;
END $$;
CREATE TRIGGER raise_epoch BEFORE UPDATE ON store FOR EACH ROW EXECUTE FUNCTION raise_portal_epoch();

-- Which stores there are, for work that goes through all of them one by one (cron, start-up). It
-- answers ids and nothing else; no policy lets a statement of ours see two stores.
CREATE POLICY listed ON store FOR SELECT TO kommis_identity_search USING (true);
GRANT SELECT (store_id) ON store TO kommis_identity_search;
CREATE FUNCTION store_ids() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT store_id FROM identity.store ORDER BY store_id $$;
REVOKE ALL ON FUNCTION store_ids() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION store_ids() TO kommis_identity;
-- A new owner must be able to create in the schema at that moment, and at no other.
GRANT CREATE ON SCHEMA identity TO kommis_identity_search;
ALTER FUNCTION store_ids() OWNER TO kommis_identity_search;
REVOKE CREATE ON SCHEMA identity FROM kommis_identity_search;
