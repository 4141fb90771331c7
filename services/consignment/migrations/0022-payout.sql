-- What consignors are paid [S8 R-CO6 B4]: a run pays many, each by a statement of their own. Below so much a run pays nobody.
ALTER TABLE consignment.store ADD COLUMN minimum_payout_minor bigint NOT NULL DEFAULT 0,
  ADD CONSTRAINT store_minimum_payout CHECK (minimum_payout_minor BETWEEN 0 AND 10000000000);

-- A run, as it was asked for, and what came of it: its long work is forgotten one day, this is not. A wrong one is taken back by
-- another one [R-CO6].
CREATE TABLE consignment.payout_run (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  -- Null of a run that pays.
  reverses_id uuid,
  -- Of one consignor alone; null of all.
  customer_id uuid,
  method text COLLATE "C" NOT NULL CHECK (method IN ('TRANSFER', 'CASH')),
  -- What can be paid out by this day is.
  payable_on date NOT NULL,
  minimum_minor bigint NOT NULL CHECK (minimum_minor >= 0),
  made_at timestamptz NOT NULL,
  made_by uuid,
  ended_at timestamptz,
  -- How, null while it goes on: what was left undone is paid, or taken back, by another run.
  outcome text COLLATE "C" CHECK (outcome IN ('DONE', 'STOPPED', 'FAILED')),
  statement_count integer NOT NULL DEFAULT 0 CHECK (statement_count >= 0),
  total_minor bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (store_id, id),
  CONSTRAINT payout_run_ended CHECK ((ended_at IS NULL) = (outcome IS NULL)),
  CONSTRAINT payout_run_reverses FOREIGN KEY (store_id, reverses_id) REFERENCES consignment.payout_run (store_id, id)
);
CALL kernel.guard('consignment.payout_run', subject => 'id');

-- What one consignor was paid by a run: numbered without gaps in its store, and never changed. One that takes another back is of as
-- much less than nothing.
CREATE TABLE consignment.statement (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  run_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  -- As they were called then, and read.
  name text NOT NULL,
  language text NOT NULL CHECK (language IN ('nl', 'nb', 'sv', 'en')),
  method text COLLATE "C" NOT NULL CHECK (method IN ('TRANSFER', 'CASH')),
  total_minor bigint NOT NULL,
  made_at timestamptz NOT NULL,
  reverses_id uuid,
  PRIMARY KEY (store_id, id),
  CONSTRAINT statement_number UNIQUE (store_id, number),
  CONSTRAINT statement_reversed_once UNIQUE (store_id, reverses_id),
  CONSTRAINT statement_run FOREIGN KEY (store_id, run_id) REFERENCES consignment.payout_run (store_id, id),
  CONSTRAINT statement_consignor FOREIGN KEY (store_id, customer_id) REFERENCES consignment.consignor (store_id, customer_id),
  CONSTRAINT statement_reverses FOREIGN KEY (store_id, reverses_id) REFERENCES consignment.statement (store_id, id),
  CONSTRAINT statement_total CHECK (CASE WHEN reverses_id IS NULL THEN total_minor > 0 ELSE total_minor < 0 END)
);
CREATE INDEX statement_of_consignor ON consignment.statement (store_id, customer_id, id DESC);
CREATE INDEX statement_of_run ON consignment.statement (store_id, run_id, number);
CALL kernel.guard('consignment.statement', personal => ARRAY['name'], portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');

-- The last number that a statement has: taken as the last of what its transaction writes, so that who waits for it waits shortly.
CREATE TABLE consignment.statement_counter (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  last_number integer NOT NULL,
  PRIMARY KEY (store_id)
);
CALL kernel.guard('consignment.statement_counter', audited => false);

-- A line was paid out by a statement, or counts as paid before it came here. Its statement is written after it, with the number.
ALTER TABLE consignment.payout_line ALTER settlement_id DROP NOT NULL, ADD COLUMN statement_id uuid,
  ADD CONSTRAINT payout_line_by CHECK (num_nonnulls(settlement_id, statement_id) = 1),
  ADD CONSTRAINT payout_line_statement FOREIGN KEY (store_id, statement_id) REFERENCES consignment.statement (store_id, id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX payout_line_of_statement ON consignment.payout_line (store_id, statement_id) WHERE statement_id IS NOT NULL;

-- What is paid back by taking a statement back is owed again, by a line of its own.
ALTER TABLE consignment.balance_line DROP CONSTRAINT balance_line_kind, ADD CONSTRAINT balance_line_kind CHECK (CASE kind
    WHEN 'SALE' THEN cause_kind = 'SALE' AND item_id IS NOT NULL AND amount_minor >= 0 AND reason = ''
    WHEN 'SALE_UNDONE' THEN cause_kind = 'SALE' AND item_id IS NOT NULL AND amount_minor <= 0 AND reason = ''
    WHEN 'FEE' THEN cause_kind = 'HAND' AND amount_minor < 0 AND reason <> ''
    WHEN 'ADJUSTMENT' THEN cause_kind = 'HAND' AND amount_minor <> 0 AND reason <> ''
    WHEN 'PAYOUT_REVERSED' THEN cause_kind = 'STATEMENT' AND item_id IS NULL AND amount_minor > 0 AND reason = ''
    ELSE false END);

-- Of a run only what comes of it changes, until it has ended.
CREATE FUNCTION consignment.hold_payout_run() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  comes constant text[] := ARRAY['statement_count', 'total_minor', 'ended_at', 'outcome'];
BEGIN
  IF TG_OP = 'DELETE' OR OLD.ended_at IS NOT NULL OR to_jsonb(OLD) - comes <> to_jsonb(NEW) - comes THEN
    RAISE EXCEPTION 'a payout run of store % stays as it was', OLD.store_id USING ERRCODE = '23514', CONSTRAINT = 'payout_run_is_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hold BEFORE UPDATE OR DELETE ON consignment.payout_run FOR EACH ROW EXECUTE FUNCTION consignment.hold_payout_run();

CREATE FUNCTION consignment.hold_statement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a statement of store % stays as it was written', OLD.store_id USING ERRCODE = '23514', CONSTRAINT = 'statement_is_kept';
END $$;
CREATE TRIGGER hold BEFORE UPDATE OR DELETE ON consignment.statement FOR EACH ROW EXECUTE FUNCTION consignment.hold_statement();

-- A statement is the sum of its lines, all of one consignor; one that takes another back is that one's opposite, and owes it again.
CREATE FUNCTION consignment.reckon_statements() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM made s WHERE s.reverses_id IS NULL AND NOT EXISTS (
      SELECT FROM consignment.payout_line p JOIN consignment.balance_line l ON l.store_id = p.store_id AND l.id = p.balance_line_id
       WHERE p.store_id = s.store_id AND p.statement_id = s.id HAVING sum(l.amount_minor) = s.total_minor AND bool_and(l.customer_id = s.customer_id))
    UNION ALL
    -- By whole keys, each looked up by itself: while the statistics know no such line, a plan goes through all there are.
    SELECT FROM made s WHERE s.reverses_id IS NOT NULL AND NOT EXISTS (
      SELECT FROM (SELECT customer_id, total_minor FROM consignment.statement o
                    WHERE o.store_id = s.store_id AND o.id = s.reverses_id AND o.reverses_id IS NULL OFFSET 0) o
       CROSS JOIN LATERAL (SELECT customer_id, amount_minor FROM consignment.balance_line l
                    WHERE l.store_id = s.store_id AND l.cause_kind = 'STATEMENT' AND l.cause_id = s.reverses_id AND l.kind = 'PAYOUT_REVERSED' OFFSET 0) l
       WHERE o.customer_id = s.customer_id AND l.customer_id = s.customer_id AND o.total_minor = -s.total_minor AND l.amount_minor = o.total_minor)) THEN
    RAISE EXCEPTION 'a statement is not the sum of its lines' USING ERRCODE = '23514', CONSTRAINT = 'statement_adds_up';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER reckon AFTER INSERT ON consignment.statement REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION consignment.reckon_statements();

-- To a statement that is written nothing is added, and nothing is taken from it.
CREATE OR REPLACE FUNCTION consignment.hold_payout_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE'
     OR TG_OP = 'DELETE' AND OLD.statement_id IS NOT NULL
     OR TG_OP = 'INSERT' AND EXISTS (SELECT FROM consignment.statement s WHERE s.store_id = NEW.store_id AND s.id = NEW.statement_id) THEN
    RAISE EXCEPTION 'what store % paid out stays so', coalesce(NEW.store_id, OLD.store_id) USING ERRCODE = '23514', CONSTRAINT = 'payout_line_is_kept';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
DROP TRIGGER hold ON consignment.payout_line;
CREATE TRIGGER hold BEFORE INSERT OR UPDATE OR DELETE ON consignment.payout_line FOR EACH ROW EXECUTE FUNCTION consignment.hold_payout_line();
