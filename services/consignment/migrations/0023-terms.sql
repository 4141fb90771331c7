-- How consignors are paid [S19]: as agreed with each, a part in store credit where that was agreed, on which the store gives a bonus.
ALTER TABLE consignment.consignor
  ADD COLUMN payout_method text COLLATE "C" NOT NULL DEFAULT 'TRANSFER',
  ADD COLUMN payout_credit_percent numeric(5, 2) NOT NULL DEFAULT 0,
  ADD CONSTRAINT consignor_payout_method CHECK (payout_method IN ('TRANSFER', 'CASH', 'STORE_CREDIT')),
  ADD CONSTRAINT consignor_payout_credit CHECK (payout_credit_percent BETWEEN 0 AND 100);
ALTER TABLE consignment.store ADD COLUMN credit_bonus_percent numeric(5, 2) NOT NULL DEFAULT 0,
  ADD CONSTRAINT store_credit_bonus CHECK (credit_bonus_percent BETWEEN 0 AND 100);

-- Where a consignor's money goes: written by themselves, and by who may pay out.
CREATE TABLE consignment.bank_account (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  customer_id uuid NOT NULL,
  iban text COLLATE "C" NOT NULL CHECK (iban ~ '^[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}$'),
  -- What a history may say of it: the number itself is kept here alone, and with what was paid to it.
  iban_ending text COLLATE "C" NOT NULL GENERATED ALWAYS AS (right(iban, 4)) STORED,
  holder text NOT NULL CHECK (holder <> ''),
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (store_id, customer_id),
  CONSTRAINT bank_account_of FOREIGN KEY (store_id, customer_id) REFERENCES consignment.consignor (store_id, customer_id)
);
CALL kernel.guard('consignment.bank_account', personal => ARRAY['iban_ending', 'holder'], secret => ARRAY['iban'],
  portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])',
  portal_write => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');

-- A percentage of an amount, the half cent to the part: how a payout is divided, and its bonus reckoned, wherever it is asked.
CREATE FUNCTION consignment.part_of(amount_minor bigint, percent numeric) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT round(amount_minor * percent / 100)::bigint $$;

-- A run pays each as agreed (null), or all of them in one way.
ALTER TABLE consignment.payout_run ALTER method DROP NOT NULL, DROP CONSTRAINT payout_run_method_check,
  ADD CONSTRAINT payout_run_method CHECK (method IN ('TRANSFER', 'CASH', 'STORE_CREDIT'));

-- What of a statement was given as store credit, and on top of it; the rest went the way of the method, to the account of that day.
ALTER TABLE consignment.statement DROP CONSTRAINT statement_method_check,
  ADD COLUMN credit_minor bigint NOT NULL DEFAULT 0,
  ADD COLUMN bonus_minor bigint NOT NULL DEFAULT 0,
  ADD COLUMN account_iban text COLLATE "C",
  ADD COLUMN account_holder text,
  ADD CONSTRAINT statement_method CHECK (method IN ('TRANSFER', 'CASH', 'STORE_CREDIT')),
  ADD CONSTRAINT statement_divided CHECK ((method = 'STORE_CREDIT') = (credit_minor = total_minor) AND sign(credit_minor) * sign(total_minor) >= 0
    AND abs(credit_minor) <= abs(total_minor) AND sign(bonus_minor) * sign(total_minor) >= 0 AND abs(bonus_minor) <= abs(credit_minor)),
  ADD CONSTRAINT statement_account CHECK ((account_iban IS NULL) = (account_holder IS NULL) AND (account_iban IS NULL OR method = 'TRANSFER' AND reverses_id IS NULL));
-- What was paid before an account could be known stands without one.
ALTER TABLE consignment.statement ADD CONSTRAINT statement_goes_somewhere
  CHECK (method <> 'TRANSFER' OR reverses_id IS NOT NULL OR account_iban IS NOT NULL) NOT VALID;
DROP TRIGGER audit ON consignment.statement;
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON consignment.statement
  FOR EACH ROW EXECUTE FUNCTION kernel.audit('{name,account_holder}', '{account_iban}', 'customer_id');

-- One that takes another back takes back its store credit, too.
CREATE FUNCTION consignment.mirror_statement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM consignment.statement o WHERE o.store_id = NEW.store_id AND o.id = NEW.reverses_id
     AND (o.method, o.credit_minor, o.bonus_minor) = (NEW.method, -NEW.credit_minor, -NEW.bonus_minor)) THEN
    RAISE EXCEPTION 'a statement does not take back what the other one gave' USING ERRCODE = '23514', CONSTRAINT = 'statement_mirrors';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER mirror AFTER INSERT ON consignment.statement FOR EACH ROW WHEN (NEW.reverses_id IS NOT NULL)
  EXECUTE FUNCTION consignment.mirror_statement();

-- Store credit of a payout that was taken back, and had been spent by then, is owed by who spent it.
ALTER TABLE consignment.balance_line DROP CONSTRAINT balance_line_kind, ADD CONSTRAINT balance_line_kind CHECK (CASE kind
    WHEN 'SALE' THEN cause_kind = 'SALE' AND item_id IS NOT NULL AND amount_minor >= 0 AND reason = ''
    WHEN 'SALE_UNDONE' THEN cause_kind = 'SALE' AND item_id IS NOT NULL AND amount_minor <= 0 AND reason = ''
    WHEN 'FEE' THEN cause_kind = 'HAND' AND amount_minor < 0 AND reason <> ''
    WHEN 'ADJUSTMENT' THEN cause_kind = 'HAND' AND amount_minor <> 0 AND reason <> ''
    WHEN 'PAYOUT_REVERSED' THEN cause_kind = 'STATEMENT' AND item_id IS NULL AND amount_minor > 0 AND reason = ''
    WHEN 'CREDIT_SPENT' THEN cause_kind = 'STATEMENT' AND item_id IS NULL AND amount_minor < 0 AND reason = ''
    ELSE false END);
