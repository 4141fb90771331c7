-- The rates of VAT of the store's country, as commerce tells them: law, and nobody's decision. What a store reckoned with so far
-- always held, until it is told. No policy lets the owner of a table read it.
CREATE TABLE consignment.vat_law (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  -- Each with its class, its first day and its percentage.
  rates jsonb NOT NULL CHECK (jsonb_typeof(rates) = 'array'),
  version bigint NOT NULL,
  PRIMARY KEY (store_id)
);
ALTER TABLE consignment.store NO FORCE ROW LEVEL SECURITY;
INSERT INTO consignment.vat_law (store_id, rates, version)
  SELECT store_id, jsonb_build_array(jsonb_build_object('vatClass', 'STANDARD', 'startsOn', '1900-01-01', 'percent', vat_percent)), 0 FROM consignment.store;
ALTER TABLE consignment.store FORCE ROW LEVEL SECURITY;
ALTER TABLE consignment.store DROP COLUMN vat_percent;
CALL kernel.guard('consignment.vat_law', audited => false, portal => 'true');

-- Who a consignor is: goods of private people are sold under the margin scheme [L5].
ALTER TABLE consignment.customer
  ADD COLUMN kind text COLLATE "C" NOT NULL DEFAULT 'PRIVATE' CONSTRAINT customer_kind CHECK (kind IN ('PRIVATE', 'COMPANY'));

-- Of what VAT is owed where an item is sold, settled at receipt by who its consignor is; the store may say otherwise until it is
-- sold. Before receipt it means nothing.
ALTER TABLE consignment.item
  ADD COLUMN vat_scheme text COLLATE "C" NOT NULL DEFAULT 'MARGIN' CONSTRAINT item_vat_scheme CHECK (vat_scheme IN ('NORMAL', 'MARGIN'));
CREATE FUNCTION consignment.hold_vat_scheme() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF kernel.kind() = 'portal' THEN
    NEW.vat_scheme := CASE TG_OP WHEN 'UPDATE' THEN OLD.vat_scheme ELSE 'MARGIN' END;
  ELSIF TG_OP = 'UPDATE' AND OLD.state = 'SOLD' AND NEW.state = 'SOLD' AND NEW.vat_scheme <> OLD.vat_scheme THEN
    RAISE EXCEPTION 'item % of store % is sold', OLD.number, OLD.store_id USING ERRCODE = '23514', CONSTRAINT = 'item_vat_scheme_of_sold';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hold_vat_scheme BEFORE INSERT OR UPDATE ON consignment.item FOR EACH ROW EXECUTE FUNCTION consignment.hold_vat_scheme();
