-- What the store owes customers in goods [S24]: a line for each cause, and one balance each, which no spending takes below nothing.
CREATE TABLE commerce.store_credit_line (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  -- More than nothing was given to the customer.
  amount_minor bigint NOT NULL CHECK (amount_minor <> 0),
  -- What it follows from: a payment by its id; what somebody in the store entered, by an id of its own.
  cause_kind text COLLATE "C" NOT NULL CHECK (cause_kind IN ('PAYMENT', 'HAND')),
  cause_id uuid NOT NULL,
  reason text NOT NULL DEFAULT '',
  made_at timestamptz NOT NULL,
  made_by uuid,
  PRIMARY KEY (store_id, id),
  CONSTRAINT store_credit_line_cause UNIQUE (store_id, cause_kind, cause_id),
  CONSTRAINT store_credit_line_kind CHECK (CASE kind
    WHEN 'GIVEN' THEN cause_kind = 'HAND' AND amount_minor > 0
    WHEN 'TAKEN' THEN cause_kind = 'HAND' AND amount_minor < 0
    WHEN 'SPENT' THEN cause_kind = 'PAYMENT' AND amount_minor < 0
    WHEN 'REFUNDED' THEN cause_kind = 'PAYMENT' AND amount_minor > 0
    ELSE false END),
  CONSTRAINT store_credit_line_reason CHECK (cause_kind <> 'HAND' OR reason <> '')
);
CREATE INDEX store_credit_line_newest ON commerce.store_credit_line (store_id, customer_id, id DESC);

CREATE TABLE commerce.store_credit (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  customer_id uuid NOT NULL,
  amount_minor bigint NOT NULL,
  PRIMARY KEY (store_id, customer_id),
  CONSTRAINT store_credit_not_below CHECK (amount_minor >= 0)
);

CALL kernel.guard('commerce.store_credit_line', portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');
CALL kernel.guard('commerce.store_credit', audited => false, portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');

CREATE FUNCTION commerce.hold_store_credit_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a line of store credit of store % stays as it was written', OLD.store_id USING ERRCODE = '23514', CONSTRAINT = 'store_credit_line_is_kept';
END $$;
CREATE TRIGGER hold BEFORE UPDATE OR DELETE ON commerce.store_credit_line FOR EACH ROW EXECUTE FUNCTION commerce.hold_store_credit_line();

-- A new row begins with what it is given: were that less than nothing, its own check would refuse it before it can be added to.
CREATE FUNCTION commerce.move_store_credit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO commerce.store_credit (store_id, customer_id, amount_minor)
    SELECT DISTINCT store_id, customer_id, 0 FROM moved ORDER BY store_id, customer_id ON CONFLICT DO NOTHING;
  UPDATE commerce.store_credit c SET amount_minor = c.amount_minor + m.amount_minor
    FROM (SELECT store_id, customer_id, sum(amount_minor) AS amount_minor FROM moved GROUP BY store_id, customer_id) m
   WHERE c.store_id = m.store_id AND c.customer_id = m.customer_id;
  RETURN NULL;
END $$;
CREATE TRIGGER moves AFTER INSERT ON commerce.store_credit_line REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION commerce.move_store_credit();

CREATE FUNCTION commerce.hold_store_credit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'store credit of store % moves with its lines', coalesce(NEW.store_id, OLD.store_id) USING ERRCODE = '23514', CONSTRAINT = 'store_credit_is_of_its_lines';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER hold BEFORE INSERT OR UPDATE OR DELETE ON commerce.store_credit FOR EACH ROW EXECUTE FUNCTION commerce.hold_store_credit();

ALTER TABLE commerce.payment DROP CONSTRAINT payment_method_check;
ALTER TABLE commerce.payment ADD CONSTRAINT payment_method CHECK (method IN ('CASH', 'CARD', 'TRANSFER', 'REGISTER', 'STORE_CREDIT')),
  ADD CONSTRAINT payment_credit_is_of_somebody CHECK (method <> 'STORE_CREDIT' OR customer_id IS NOT NULL);
