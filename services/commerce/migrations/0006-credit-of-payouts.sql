-- What a consignor was paid as store credit [S19]: one line a statement, however often it is told. What takes it back takes what is
-- left of it; a line of nothing says that all was spent.
ALTER TABLE commerce.store_credit_line DROP CONSTRAINT store_credit_line_kind, DROP CONSTRAINT store_credit_line_cause_kind_check,
  DROP CONSTRAINT store_credit_line_amount_minor_check,
  ADD CONSTRAINT store_credit_line_cause_kind CHECK (cause_kind IN ('PAYMENT', 'HAND', 'STATEMENT')),
  ADD CONSTRAINT store_credit_line_amount CHECK (amount_minor <> 0 OR kind = 'PAYOUT_REVERSED'),
  ADD CONSTRAINT store_credit_line_kind CHECK (CASE kind
    WHEN 'GIVEN' THEN cause_kind = 'HAND' AND amount_minor > 0
    WHEN 'TAKEN' THEN cause_kind = 'HAND' AND amount_minor < 0
    WHEN 'SPENT' THEN cause_kind = 'PAYMENT' AND amount_minor < 0
    WHEN 'REFUNDED' THEN cause_kind = 'PAYMENT' AND amount_minor > 0
    WHEN 'PAYOUT' THEN cause_kind = 'STATEMENT' AND amount_minor > 0
    WHEN 'PAYOUT_REVERSED' THEN cause_kind = 'STATEMENT' AND amount_minor <= 0
    ELSE false END);
