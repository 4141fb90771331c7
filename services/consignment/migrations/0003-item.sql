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
  share_percent numeric(5,2),
  share_base text,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now(),
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
CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON consignment.item FOR EACH ROW EXECUTE FUNCTION kernel.touch();
CREATE INDEX item_updated ON consignment.item (store_id, updated_at, id);
-- The store's list by state, newest number first; and what is due, of which there are few.
CREATE INDEX item_of_state ON consignment.item (store_id, state, number DESC, id DESC);
CREATE INDEX item_due ON consignment.item (store_id, return_on, id) WHERE state = 'ON_SALE';
-- A consignor's list, newest number first; and their counts without touching a row.
CREATE INDEX item_of_consignor ON consignment.item (store_id, customer_id, number DESC, id DESC);
CREATE INDEX item_counts ON consignment.item (store_id, customer_id, state, return_on);
CALL kernel.guard('consignment.item', subject => 'id', portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');
