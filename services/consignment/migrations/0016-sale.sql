-- What commerce tells of the sale of an item [R-CM8]: up to which of its news this one has followed, so that an older one changes
-- nothing. How far that is, is nobody's decision: no history tells it.
ALTER TABLE consignment.item ADD sale_version bigint NOT NULL DEFAULT 0;
DROP TRIGGER audit ON consignment.item;
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON consignment.item
  FOR EACH ROW EXECUTE FUNCTION kernel.audit('{}', '{sale_version}', 'id');

-- How a sale is taxed, where it was made, and what the item was when it was sold: of an imported sale nobody knows that.
ALTER TABLE consignment.sale
  ADD vat_percent numeric(5,2),
  ADD vat_scheme text COLLATE "C",
  ADD sold_from text COLLATE "C",
  ADD is_online boolean NOT NULL DEFAULT false;
-- Those that are here stay as they were divided: by the rate of that day, of private people's goods. No policy lets the owner of a
-- table read it.
ALTER TABLE consignment.sale NO FORCE ROW LEVEL SECURITY;
ALTER TABLE consignment.vat_law NO FORCE ROW LEVEL SECURITY;
ALTER TABLE consignment.sale DISABLE TRIGGER USER;
UPDATE consignment.sale l SET vat_scheme = 'MARGIN', sold_from = CASE l.origin WHEN 'SALE' THEN 'ON_SALE' END,
  vat_percent = coalesce((SELECT r.percent FROM consignment.vat_law v, jsonb_to_recordset(v.rates) AS r ("vatClass" text, "startsOn" date, percent numeric)
    WHERE v.store_id = l.store_id AND r."vatClass" = 'STANDARD' AND r."startsOn" <= l.sold_on ORDER BY r."startsOn" DESC LIMIT 1), 0);
ALTER TABLE consignment.sale ENABLE TRIGGER USER;
ALTER TABLE consignment.vat_law FORCE ROW LEVEL SECURITY;
ALTER TABLE consignment.sale FORCE ROW LEVEL SECURITY;
ALTER TABLE consignment.sale
  ALTER vat_percent SET NOT NULL,
  ALTER vat_scheme SET NOT NULL,
  ADD CONSTRAINT sale_vat_percent CHECK (vat_percent BETWEEN 0 AND 100),
  ADD CONSTRAINT sale_vat_scheme CHECK (vat_scheme IN ('NORMAL', 'MARGIN')),
  ADD CONSTRAINT sale_sold_from CHECK (sold_from IN ('RECEIVED', 'ON_SALE', 'SOLD', 'RETURNED', 'DONATED', 'WITHDRAWN', 'LOST')),
  ADD CONSTRAINT sale_made_here CHECK ((origin = 'SALE') = (sold_from IS NOT NULL) AND (origin = 'SALE' OR NOT is_online));

-- A sale that is undone lets its item go back to where it was [R-CM8].
CREATE OR REPLACE FUNCTION consignment.may_move(was text, now text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT was = now OR now = ANY (CASE was
    WHEN 'DRAFT' THEN ARRAY['SUBMITTED']
    WHEN 'SUBMITTED' THEN ARRAY['RECEIVED', 'ON_SALE', 'REJECTED']
    WHEN 'RECEIVED' THEN ARRAY['ON_SALE', 'SOLD', 'RETURNED', 'DONATED', 'WITHDRAWN', 'LOST']
    WHEN 'REJECTED' THEN ARRAY['RETURNED', 'DONATED']
    WHEN 'ON_SALE' THEN ARRAY['SOLD', 'RETURNED', 'DONATED', 'WITHDRAWN', 'LOST']
    WHEN 'SOLD' THEN ARRAY['RECEIVED', 'ON_SALE', 'RETURNED', 'DONATED', 'WITHDRAWN', 'LOST']
    WHEN 'RETURNED' THEN ARRAY['SOLD', 'ON_SALE', 'DONATED']
    WHEN 'DONATED' THEN ARRAY['SOLD', 'ON_SALE', 'RETURNED']
    WHEN 'WITHDRAWN' THEN ARRAY['SOLD', 'RETURNED', 'DONATED']
    WHEN 'LOST' THEN ARRAY['SOLD', 'ON_SALE']
    ELSE ARRAY[]::text[] END) $$;

-- While its sale stands an item is sold, whoever would move it.
CREATE FUNCTION consignment.hold_sold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM consignment.sale l WHERE l.store_id = OLD.store_id AND l.item_id = OLD.id AND l.undone_at IS NULL) THEN
    RAISE EXCEPTION 'item % of store % is sold', OLD.number, OLD.store_id USING ERRCODE = '23514', CONSTRAINT = 'item_sale_stands';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hold_sold BEFORE UPDATE ON consignment.item FOR EACH ROW
  WHEN (OLD.state = 'SOLD' AND NEW.state <> 'SOLD') EXECUTE FUNCTION consignment.hold_sold();

-- What was sold in a period, of all consignors [L5].
CREATE INDEX sale_of_day ON consignment.sale (store_id, sold_on) INCLUDE (vat_scheme, vat_percent, sold_for_minor, share_minor) WHERE undone_at IS NULL;
