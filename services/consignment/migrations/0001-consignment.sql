-- Consignors, their goods, and what was sold for them.

CALL kernel.make_audit('consignment');

-- Copy of identity's store, and the settings that consignment enforces itself.
CREATE TABLE consignment.store (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  currency text COLLATE "C" NOT NULL,
  time_zone text NOT NULL,
  version bigint NOT NULL,
  consignor_share_percent integer NOT NULL DEFAULT 50,
  share_base text NOT NULL DEFAULT 'GROSS',
  vat_percent integer NOT NULL,
  return_term_days integer NOT NULL DEFAULT 56,
  grace_days integer NOT NULL DEFAULT 14,
  return_window_days integer NOT NULL DEFAULT 14,
  PRIMARY KEY (store_id),
  CONSTRAINT store_share_range CHECK (consignor_share_percent BETWEEN 0 AND 100),
  CONSTRAINT store_share_base CHECK (share_base IN ('GROSS', 'NET_OF_VAT')),
  CONSTRAINT store_vat_range CHECK (vat_percent BETWEEN 0 AND 100),
  CONSTRAINT store_days CHECK (return_term_days >= 0 AND grace_days >= 0 AND return_window_days >= 0)
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

-- What is agreed with a consignor. A customer without a row is no consignor.
CREATE TABLE consignment.consignor (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  customer_id uuid NOT NULL,
  charity text NOT NULL DEFAULT 'NOT_ASKED',
  may_create_items boolean NOT NULL DEFAULT false,
  item_allowance integer NOT NULL DEFAULT 0,
  item_allowance_remaining integer NOT NULL DEFAULT 0,
  consignor_share_percent integer,
  return_mail boolean NOT NULL DEFAULT true,
  calendar_note boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (store_id, customer_id),
  CONSTRAINT consignor_customer FOREIGN KEY (store_id, customer_id) REFERENCES consignment.customer (store_id, id),
  CONSTRAINT consignor_store FOREIGN KEY (store_id) REFERENCES consignment.store (store_id),
  CONSTRAINT consignor_charity CHECK (charity IN ('YES', 'NO', 'NOT_ASKED')),
  CONSTRAINT consignor_allowance CHECK (item_allowance BETWEEN 0 AND 200),
  CONSTRAINT consignor_remaining CHECK (item_allowance_remaining BETWEEN 0 AND item_allowance),
  CONSTRAINT consignor_share CHECK (consignor_share_percent BETWEEN 0 AND 100),
  -- Self-entry exists in shop-in-shop stores only [K11].
  CONSTRAINT consignor_self_entry CHECK (NOT may_create_items OR store_id ~ '^(300|600)')
);
CALL kernel.guard('consignment.consignor', portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');

-- The last number given in a store. Not audited: the item that got it is.
CREATE TABLE consignment.item_counter (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  last_number integer NOT NULL,
  PRIMARY KEY (store_id)
);
CALL kernel.guard('consignment.item_counter', audited => false);

CREATE TABLE consignment.item (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  number integer NOT NULL,
  customer_id uuid NOT NULL,
  description text NOT NULL DEFAULT '',
  category text NOT NULL DEFAULT '',
  size text NOT NULL DEFAULT '',
  brand text NOT NULL DEFAULT '',
  price_minor bigint,
  state text COLLATE "C" NOT NULL,
  intake_on date,
  received_on date,
  return_on date,
  -- The split, frozen at receipt [R-CO5]: what the consignor or the store agrees later changes nothing here.
  share_percent integer,
  share_base text,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (store_id, id),
  CONSTRAINT item_number UNIQUE (store_id, number),
  CONSTRAINT item_consignor FOREIGN KEY (store_id, customer_id) REFERENCES consignment.consignor (store_id, customer_id),
  CONSTRAINT item_state CHECK (state IN
    ('DRAFT', 'SUBMITTED', 'RECEIVED', 'REJECTED', 'ON_SALE', 'SOLD', 'RETURNED', 'DONATED', 'WITHDRAWN', 'LOST')),
  CONSTRAINT item_price CHECK (price_minor >= 0),
  CONSTRAINT item_on_sale_has_price CHECK (state <> 'ON_SALE' OR price_minor IS NOT NULL),
  CONSTRAINT item_received_has_split CHECK (state IN ('DRAFT', 'SUBMITTED', 'REJECTED') OR (share_percent IS NOT NULL AND share_base IS NOT NULL)),
  CONSTRAINT item_share CHECK (share_percent BETWEEN 0 AND 100),
  CONSTRAINT item_share_base CHECK (share_base IN ('GROSS', 'NET_OF_VAT')),
  CONSTRAINT item_returns_after_intake CHECK (return_on >= intake_on)
);
-- A consignor's list, newest number first; and their counts without touching a row.
CREATE INDEX item_of_consignor ON consignment.item (store_id, customer_id, number DESC, id DESC);
CREATE INDEX item_counts ON consignment.item (store_id, customer_id, state, return_on);
CALL kernel.guard('consignment.item', subject => 'id', portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');

-- What the store owes a consignor, line by line. What was sold is divided once and kept, never divided again.
CREATE TABLE consignment.balance_line (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  -- What it is for: the item that was sold. One line a cause, however often the event comes.
  cause_id uuid NOT NULL,
  item_id uuid NOT NULL,
  origin text NOT NULL,
  sold_on date NOT NULL,
  sold_for_minor bigint NOT NULL,
  share_minor bigint NOT NULL,
  store_part_minor bigint NOT NULL,
  settled boolean NOT NULL DEFAULT false,
  PRIMARY KEY (store_id, id),
  CONSTRAINT balance_line_cause UNIQUE (store_id, cause_id),
  CONSTRAINT balance_line_item FOREIGN KEY (store_id, item_id) REFERENCES consignment.item (store_id, id),
  CONSTRAINT balance_line_origin CHECK (origin IN ('IMPORT', 'SALE')),
  CONSTRAINT balance_line_adds_up CHECK (share_minor + store_part_minor = sold_for_minor)
);
CREATE INDEX balance_line_sales ON consignment.balance_line (store_id, customer_id, sold_on DESC, id DESC) INCLUDE (sold_for_minor, share_minor);
CREATE INDEX balance_line_open ON consignment.balance_line (store_id, customer_id) INCLUDE (share_minor) WHERE NOT settled;
CALL kernel.guard('consignment.balance_line', subject => 'item_id', portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');

-- The row last imported for a number, as a hash: an equal one is skipped, whatever happened since [R-IM3].
-- Not audited: what the row did is.
CREATE TABLE consignment.imported_row (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  kind text COLLATE "C" NOT NULL,
  number integer NOT NULL,
  hash text COLLATE "C" NOT NULL,
  -- Of what the row made, just after: still the same means that nothing happened here since.
  version bigint NOT NULL,
  PRIMARY KEY (store_id, kind, number),
  CONSTRAINT imported_row_kind CHECK (kind IN ('CONSIGNOR', 'ITEM'))
);
CALL kernel.guard('consignment.imported_row', audited => false);
