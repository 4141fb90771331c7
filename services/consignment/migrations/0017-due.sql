-- What was said at once of many goods that were due: into what they were moved, how many, and which were left and why. What became
-- of each item stands with the item.
CREATE TABLE consignment.due_move (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  to_state text COLLATE "C" NOT NULL,
  moved integer NOT NULL,
  -- How many more there were than go at once.
  remaining integer NOT NULL,
  left_ids uuid[] NOT NULL,
  left_because text[] NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (store_id, id),
  CONSTRAINT due_move_to CHECK (to_state IN ('RETURNED', 'DONATED', 'WITHDRAWN', 'LOST')),
  CONSTRAINT due_move_counts CHECK (moved >= 0 AND remaining >= 0),
  CONSTRAINT due_move_left CHECK (cardinality(left_ids) = cardinality(left_because)
    AND left_because <@ ARRAY['SOLD', 'DECIDED', 'NOT_DUE', 'ELSEWHERE'])
);
CALL kernel.guard('consignment.due_move', audited => false);

-- Whose it is and what it costs beside the return date: what is due is counted and put in order without its rows.
DROP INDEX consignment.item_due;
CREATE INDEX item_due ON consignment.item (store_id, return_on, id) INCLUDE (customer_id, price_minor) WHERE state = 'ON_SALE';
