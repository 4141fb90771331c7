-- Labels of items [K27b R-CO7]. How often they were printed, when last, and which price stands on the last one: null where
-- there is none, or it is not known. What was imported has one of the shop's program before, with the price it came with.
ALTER TABLE consignment.item
  ADD COLUMN labels_printed integer NOT NULL DEFAULT 0,
  ADD COLUMN label_price_minor bigint,
  ADD COLUMN labelled_at timestamptz,
  -- Why a label of it is to be printed, null where none is: said here once, and an index has those alone.
  ADD COLUMN label_need text COLLATE "C" GENERATED ALWAYS AS (CASE
    WHEN state NOT IN ('SUBMITTED', 'RECEIVED', 'ON_SALE') THEN NULL
    WHEN labels_printed > 0 OR label_price_minor IS NOT NULL
      THEN CASE WHEN label_price_minor IS DISTINCT FROM price_minor THEN 'STALE' END
    WHEN state = 'SUBMITTED' THEN 'TO_COME'
    WHEN price_minor IS NOT NULL THEN 'NEW'
  END) STORED,
  ADD CONSTRAINT item_labels CHECK (labels_printed >= 0),
  ADD CONSTRAINT item_draft_has_no_label CHECK (state <> 'DRAFT' OR (labels_printed = 0 AND label_price_minor IS NULL));
CREATE INDEX item_to_label ON consignment.item (store_id, label_need, number, id) WHERE label_need IS NOT NULL;

-- Each paper that a store has printed on: its measures where they are its own, how far its printer is off, and where on the
-- sheet the next label goes. Not audited: where a sheet begins is nobody's decision.
CREATE TABLE consignment.label_paper (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  paper text COLLATE "C" NOT NULL,
  format text COLLATE "C" NOT NULL,
  -- Null where the paper's name says them.
  measures jsonb,
  next_position integer NOT NULL DEFAULT 1,
  shift_right_mm numeric(4,1) NOT NULL DEFAULT 0,
  shift_down_mm numeric(4,1) NOT NULL DEFAULT 0,
  used_at timestamptz NOT NULL,
  PRIMARY KEY (store_id, paper),
  CONSTRAINT label_paper_position CHECK (next_position BETWEEN 1 AND 200),
  CONSTRAINT label_paper_shift CHECK (shift_right_mm BETWEEN -10 AND 10 AND shift_down_mm BETWEEN -10 AND 10)
);
CALL kernel.guard('consignment.label_paper', audited => false);
