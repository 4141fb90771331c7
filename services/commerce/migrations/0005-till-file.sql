-- Long work of commerce: the files of a till come in.
CALL kernel.make_job('commerce');

-- Since when a unit is in the store: nothing was sold there before. Null where nobody has said.
ALTER TABLE commerce.sellable_unit ADD COLUMN received_on date;

-- A sale that came in by a till's file. The receipt, its day, the thing and what was paid for it make it one of its own: such a row
-- makes a line once, whatever becomes of that line, however often its file comes in and whoever writes it at one moment. A day
-- belongs to it because tills begin anew with their numbers; the thing because a receipt has several; the price because what was
-- rung up wrong is undone here and comes in corrected. A thing that was undone and is sold again is on another receipt. Tills
-- that give no receipts have ''.
-- Not audited: what the row did is.
CREATE TABLE commerce.imported_sale (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  unit_id uuid NOT NULL,
  sold_on date NOT NULL,
  external_receipt text COLLATE "C" NOT NULL,
  sold_for_minor bigint NOT NULL CHECK (sold_for_minor >= 0),
  -- The line of the order that it made.
  line_id uuid NOT NULL,
  PRIMARY KEY (store_id, unit_id, sold_on, external_receipt, sold_for_minor)
);
CALL kernel.guard('commerce.imported_sale', audited => false);
