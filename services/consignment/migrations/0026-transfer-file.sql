-- The account from which a store pays its consignors [L8]; none where it has not said: no file for the bank can be made then.
ALTER TABLE consignment.store ADD COLUMN payout_iban text COLLATE "C", ADD COLUMN payout_bic text COLLATE "C",
  ADD CONSTRAINT store_payout_iban CHECK (payout_iban ~ '^[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}$'),
  ADD CONSTRAINT store_payout_bic CHECK (payout_bic ~ '^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$');
