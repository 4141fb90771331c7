-- What was sold for a consignor: divided once and kept, never divided again [R-CO5]. A sale that is undone stays, as undone: the
-- item may be sold again, and is sold once at a time.
ALTER TABLE consignment.balance_line RENAME TO sale;
ALTER TABLE consignment.sale RENAME CONSTRAINT balance_line_pkey TO sale_pkey;
ALTER TABLE consignment.sale RENAME CONSTRAINT balance_line_item TO sale_item;
ALTER TABLE consignment.sale RENAME CONSTRAINT balance_line_origin TO sale_origin;
ALTER TABLE consignment.sale RENAME CONSTRAINT balance_line_adds_up TO sale_adds_up;
ALTER TABLE consignment.sale DROP CONSTRAINT balance_line_cause, DROP COLUMN cause_id, ADD COLUMN undone_at timestamptz;
CREATE UNIQUE INDEX sale_of_item ON consignment.sale (store_id, item_id) WHERE undone_at IS NULL;
DROP INDEX consignment.balance_line_sales;
CREATE INDEX sale_of_consignor ON consignment.sale (store_id, customer_id, sold_on DESC, id DESC) INCLUDE (sold_for_minor, share_minor) WHERE undone_at IS NULL;

-- What the store owes a consignor, or they the store: a line for each cause and kind of line, however often it is told. A line
-- stays as it was written; what was wrong has a line against it.
CREATE TABLE consignment.balance_line (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  -- More than nothing is owed to the consignor.
  amount_minor bigint NOT NULL,
  -- What it follows from: a sale by its id; what somebody in the store entered, by an id of its own.
  cause_kind text COLLATE "C" NOT NULL,
  cause_id uuid NOT NULL,
  item_id uuid,
  reason text NOT NULL DEFAULT '',
  payable_on date NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (store_id, id),
  CONSTRAINT balance_line_cause UNIQUE (store_id, cause_kind, cause_id, kind),
  CONSTRAINT balance_line_whose UNIQUE (store_id, id, customer_id),
  CONSTRAINT balance_line_consignor FOREIGN KEY (store_id, customer_id) REFERENCES consignment.consignor (store_id, customer_id),
  CONSTRAINT balance_line_item FOREIGN KEY (store_id, item_id) REFERENCES consignment.item (store_id, id),
  CONSTRAINT balance_line_kind CHECK (CASE kind
    WHEN 'SALE' THEN cause_kind = 'SALE' AND item_id IS NOT NULL AND amount_minor >= 0 AND reason = ''
    WHEN 'SALE_UNDONE' THEN cause_kind = 'SALE' AND item_id IS NOT NULL AND amount_minor <= 0 AND reason = ''
    WHEN 'FEE' THEN cause_kind = 'HAND' AND amount_minor < 0 AND reason <> ''
    WHEN 'ADJUSTMENT' THEN cause_kind = 'HAND' AND amount_minor <> 0 AND reason <> ''
    ELSE false END)
);
CREATE INDEX balance_line_of_consignor ON consignment.balance_line (store_id, customer_id, id DESC);

-- Which lines were paid out, each once: its key is the line's. Where that was said of imported sales and is taken back, the row goes.
CREATE TABLE consignment.payout_line (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  balance_line_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  settlement_id uuid NOT NULL,
  PRIMARY KEY (store_id, balance_line_id),
  CONSTRAINT payout_line_balance_line FOREIGN KEY (store_id, balance_line_id, customer_id) REFERENCES consignment.balance_line (store_id, id, customer_id),
  CONSTRAINT payout_line_settlement FOREIGN KEY (store_id, settlement_id) REFERENCES consignment.settlement (store_id, id)
);
CREATE INDEX payout_line_of_settlement ON consignment.payout_line (store_id, settlement_id);

-- The sum of a consignor's lines that were not paid out, in a row of its own: it moves with them, in their transaction.
CREATE TABLE consignment.balance (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  customer_id uuid NOT NULL,
  amount_minor bigint NOT NULL,
  PRIMARY KEY (store_id, customer_id),
  CONSTRAINT balance_consignor FOREIGN KEY (store_id, customer_id) REFERENCES consignment.consignor (store_id, customer_id)
);

-- What there was becomes lines. No policy lets the owner of a table read it.
ALTER TABLE consignment.sale NO FORCE ROW LEVEL SECURITY;
ALTER TABLE consignment.consignor NO FORCE ROW LEVEL SECURITY;
ALTER TABLE consignment.item NO FORCE ROW LEVEL SECURITY;
ALTER TABLE consignment.settlement NO FORCE ROW LEVEL SECURITY;
INSERT INTO consignment.balance_line (store_id, id, customer_id, kind, amount_minor, cause_kind, cause_id, item_id, payable_on, made_at)
  SELECT store_id, id, customer_id, 'SALE', share_minor, 'SALE', id, item_id, sold_on, sold_on::timestamptz FROM consignment.sale;
INSERT INTO consignment.payout_line (store_id, balance_line_id, customer_id, settlement_id)
  SELECT store_id, id, customer_id, settlement_id FROM consignment.sale WHERE settlement_id IS NOT NULL;
INSERT INTO consignment.balance (store_id, customer_id, amount_minor)
  SELECT store_id, customer_id, sum(share_minor) FROM consignment.sale WHERE NOT settled GROUP BY store_id, customer_id;
ALTER TABLE consignment.sale FORCE ROW LEVEL SECURITY;
ALTER TABLE consignment.consignor FORCE ROW LEVEL SECURITY;
ALTER TABLE consignment.item FORCE ROW LEVEL SECURITY;
ALTER TABLE consignment.settlement FORCE ROW LEVEL SECURITY;
ALTER TABLE consignment.sale DROP COLUMN settled, DROP COLUMN settlement_id;

CALL kernel.guard('consignment.balance_line', portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');
CALL kernel.guard('consignment.payout_line', portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');
CALL kernel.guard('consignment.balance', audited => false, portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');

-- Of a sale nothing is changed but that it is undone, once.
CREATE FUNCTION consignment.hold_sale() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(OLD) - 'undone_at' <> to_jsonb(NEW) - 'undone_at' OR (OLD.undone_at IS NOT NULL AND NEW.undone_at IS DISTINCT FROM OLD.undone_at) THEN
    RAISE EXCEPTION 'a sale of store % stays as it was divided', OLD.store_id USING ERRCODE = '23514', CONSTRAINT = 'sale_is_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hold BEFORE UPDATE ON consignment.sale FOR EACH ROW EXECUTE FUNCTION consignment.hold_sale();

CREATE FUNCTION consignment.hold_balance_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a balance line of store % stays as it was written', OLD.store_id USING ERRCODE = '23514', CONSTRAINT = 'balance_line_is_kept';
END $$;
CREATE TRIGGER hold BEFORE UPDATE OR DELETE ON consignment.balance_line FOR EACH ROW EXECUTE FUNCTION consignment.hold_balance_line();

-- Whoever writes lines moves balances, those of several consignors in one order for all.
CREATE FUNCTION consignment.move_balances() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'balance_line' THEN
    INSERT INTO consignment.balance AS b (store_id, customer_id, amount_minor)
      SELECT store_id, customer_id, sum(amount_minor) FROM moved GROUP BY store_id, customer_id ORDER BY store_id, customer_id
      ON CONFLICT (store_id, customer_id) DO UPDATE SET amount_minor = b.amount_minor + excluded.amount_minor;
  ELSE
    INSERT INTO consignment.balance AS b (store_id, customer_id, amount_minor)
      SELECT l.store_id, l.customer_id, sum(CASE TG_OP WHEN 'INSERT' THEN -l.amount_minor ELSE l.amount_minor END)
        FROM moved m JOIN consignment.balance_line l ON l.store_id = m.store_id AND l.id = m.balance_line_id
       GROUP BY l.store_id, l.customer_id ORDER BY l.store_id, l.customer_id
      ON CONFLICT (store_id, customer_id) DO UPDATE SET amount_minor = b.amount_minor + excluded.amount_minor;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER moves AFTER INSERT ON consignment.balance_line REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION consignment.move_balances();
CREATE TRIGGER moves AFTER INSERT ON consignment.payout_line REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION consignment.move_balances();
CREATE TRIGGER moves_back AFTER DELETE ON consignment.payout_line REFERENCING OLD TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION consignment.move_balances();

-- A line that is paid out stays that line; and a balance moves with its lines alone.
CREATE FUNCTION consignment.hold_payout_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what store % paid out stays so, or is taken back', OLD.store_id USING ERRCODE = '23514', CONSTRAINT = 'payout_line_is_kept';
END $$;
CREATE TRIGGER hold BEFORE UPDATE ON consignment.payout_line FOR EACH ROW EXECUTE FUNCTION consignment.hold_payout_line();
CREATE FUNCTION consignment.hold_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'a balance of store % moves with its lines', coalesce(NEW.store_id, OLD.store_id) USING ERRCODE = '23514', CONSTRAINT = 'balance_is_of_its_lines';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER hold BEFORE INSERT OR UPDATE OR DELETE ON consignment.balance FOR EACH ROW EXECUTE FUNCTION consignment.hold_balance();
