CALL kernel.make_audit('consignment');

-- Copy of identity's store, and the settings that consignment enforces itself.
CREATE TABLE consignment.store (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  currency text COLLATE "C" NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  time_zone text NOT NULL,
  version bigint NOT NULL,
  -- Whether the store has the module: closed, nothing here is shown or written, and all of it stays [N21 R-CU12].
  is_open boolean NOT NULL,
  consignor_share_percent numeric(5,2) NOT NULL DEFAULT 50,
  share_base text NOT NULL DEFAULT 'GROSS',
  vat_percent integer NOT NULL,
  return_term_days integer NOT NULL DEFAULT 56,
  grace_days integer NOT NULL DEFAULT 14,
  -- What becomes of unsold goods that nobody collected in those days [S23].
  after_grace text NOT NULL DEFAULT 'STORE_DECIDES',
  return_window_days integer NOT NULL DEFAULT 14,
  -- What consignors' goods are sorted by, in the words and the order of the store; none = any word will do.
  categories text[] NOT NULL DEFAULT '{}',
  -- Which terms a consignor accepts with an intake; '' where the store names none.
  terms_version text NOT NULL DEFAULT '',
  settings_version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (store_id),
  CONSTRAINT store_share_range CHECK (consignor_share_percent BETWEEN 0 AND 100),
  CONSTRAINT store_share_base CHECK (share_base IN ('GROSS', 'NET_OF_VAT')),
  CONSTRAINT store_vat_range CHECK (vat_percent BETWEEN 0 AND 100),
  CONSTRAINT store_after_grace CHECK (after_grace IN ('STORE_DECIDES', 'BECOMES_STORES', 'DONATED')),
  CONSTRAINT store_days CHECK (return_term_days BETWEEN 0 AND 730 AND grace_days BETWEEN 0 AND 365 AND return_window_days >= 0),
  CONSTRAINT store_categories CHECK (cardinality(categories) <= 200)
);
CALL kernel.guard('consignment.store', portal => 'true');

-- Copy of the customers service's customer: who a file's "Klantnr" is, and the name on a list.
-- Its history is in customers' audit, so a change here is in nobody's history a second time.
CREATE TABLE consignment.customer (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  number integer NOT NULL,
  display_name text NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (store_id, id)
);
CREATE INDEX customer_number ON consignment.customer (store_id, number) INCLUDE (id);
CALL kernel.guard('consignment.customer', subject => 'nobody', personal => ARRAY['display_name'],
  portal => 'id = ANY ((SELECT kernel.customer_ids())::uuid[])');
