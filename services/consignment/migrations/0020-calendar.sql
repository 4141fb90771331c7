-- The calendar of return dates [K25 K25b] holds no notes: one of a consignor and a date is what they have on sale until then, so
-- it moves with a return date, and is gone with the last item. Only that somebody has dealt with it is kept, and for which goods.
CREATE TABLE consignment.calendar_tick (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  customer_id uuid NOT NULL,
  return_on date NOT NULL,
  -- In the order of their ids.
  item_ids uuid[] NOT NULL,
  ticked_at timestamptz NOT NULL,
  ticked_by text NOT NULL DEFAULT '',
  PRIMARY KEY (store_id, customer_id, return_on),
  CONSTRAINT calendar_tick_of FOREIGN KEY (store_id, customer_id) REFERENCES consignment.consignor (store_id, customer_id),
  CONSTRAINT calendar_tick_goods CHECK (cardinality(item_ids) > 0)
);
CALL kernel.guard('consignment.calendar_tick', audited => false);
