-- The last number given in a store. Not audited: the item that got it is.
CREATE TABLE consignment.item_counter (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  last_number integer NOT NULL,
  PRIMARY KEY (store_id)
);
CALL kernel.guard('consignment.item_counter', audited => false, portal => 'true', portal_write => 'true');

-- A consignor's new items count up, by as many as an intake may have and what a file brought far ahead.
CREATE FUNCTION consignment.hold_counter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF kernel.kind() = 'portal' AND (TG_OP = 'DELETE' OR NEW.store_id <> kernel.store_id()
     OR NEW.last_number - (CASE TG_OP WHEN 'UPDATE' THEN OLD.last_number ELSE 0 END) NOT BETWEEN 1 AND 200000) THEN
    RAISE EXCEPTION 'numbers count up' USING ERRCODE = '42501';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER hold BEFORE INSERT OR UPDATE OR DELETE ON consignment.item_counter FOR EACH ROW EXECUTE FUNCTION consignment.hold_counter();

CREATE TABLE consignment.item (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  number integer NOT NULL,
  customer_id uuid NOT NULL,
  -- The visit it was brought on; null for what came in otherwise, by an import.
  intake_id uuid,
  -- Whether it took one from the consignor's allowance, which a deleted draft gives back.
  from_allowance boolean NOT NULL DEFAULT false,
  description text NOT NULL DEFAULT '',
  category text NOT NULL DEFAULT '',
  size text NOT NULL DEFAULT '',
  brand text NOT NULL DEFAULT '',
  price_minor bigint,
  state text COLLATE "C" NOT NULL,
  intake_on date,
  received_on date,
  return_on date,
  -- The split, frozen at receipt [R-CO5]: what the consignor or the store agrees later changes nothing here.
  share_percent numeric(5,2),
  share_base text,
  -- Accepted, but not on sale before this day; and why it was refused, and by when its consignor collects it.
  held_until date,
  rejected_because text NOT NULL DEFAULT '',
  collect_by date,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (store_id, id),
  CONSTRAINT item_number UNIQUE (store_id, number),
  CONSTRAINT item_consignor FOREIGN KEY (store_id, customer_id) REFERENCES consignment.consignor (store_id, customer_id),
  CONSTRAINT item_intake FOREIGN KEY (store_id, intake_id, customer_id) REFERENCES consignment.intake (store_id, id, customer_id),
  CONSTRAINT item_state CHECK (state IN
    ('DRAFT', 'SUBMITTED', 'RECEIVED', 'REJECTED', 'ON_SALE', 'SOLD', 'RETURNED', 'DONATED', 'WITHDRAWN', 'LOST')),
  CONSTRAINT item_price CHECK (price_minor >= 0),
  CONSTRAINT item_on_sale_has_price CHECK (state <> 'ON_SALE' OR price_minor IS NOT NULL),
  CONSTRAINT item_received_has_split CHECK (state IN ('DRAFT', 'SUBMITTED', 'REJECTED') OR rejected_because <> '' OR (share_percent IS NOT NULL AND share_base IS NOT NULL)),
  CONSTRAINT item_held CHECK (held_until IS NULL OR (state = 'RECEIVED' AND price_minor IS NOT NULL)),
  CONSTRAINT item_rejected_says_why CHECK (state <> 'REJECTED' OR (rejected_because <> '' AND collect_by IS NOT NULL)),
  CONSTRAINT item_share CHECK (share_percent BETWEEN 0 AND 100),
  CONSTRAINT item_share_base CHECK (share_base IN ('GROSS', 'NET_OF_VAT')),
  CONSTRAINT item_returns_after_intake CHECK (return_on >= intake_on)
);
CREATE TRIGGER touch BEFORE INSERT OR UPDATE ON consignment.item FOR EACH ROW EXECUTE FUNCTION kernel.touch();
CREATE INDEX item_updated ON consignment.item (store_id, updated_at, id);
-- The store's list by state, newest number first; and what is due, of which there are few.
CREATE INDEX item_of_state ON consignment.item (store_id, state, number DESC, id DESC);
CREATE INDEX item_due ON consignment.item (store_id, return_on, id) WHERE state = 'ON_SALE';
-- A consignor's list, newest number first; and their counts without touching a row.
CREATE INDEX item_of_consignor ON consignment.item (store_id, customer_id, number DESC, id DESC);
CREATE INDEX item_counts ON consignment.item (store_id, customer_id, state, return_on);
CREATE INDEX item_held ON consignment.item (store_id, held_until, id) WHERE held_until IS NOT NULL;
CREATE INDEX item_of_intake ON consignment.item (store_id, intake_id, number, id) WHERE intake_id IS NOT NULL;
CALL kernel.guard('consignment.item', subject => 'id', portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])',
  portal_write => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[]) AND state IN (''DRAFT'', ''SUBMITTED'')
    AND intake_id IS NOT NULL AND received_on IS NULL AND share_percent IS NULL');

-- Every way an item goes, whoever moves it [R-CO2]; item.moves.ts says who may go which.
CREATE FUNCTION consignment.may_move(was text, now text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT was = now OR now = ANY (CASE was
    WHEN 'DRAFT' THEN ARRAY['SUBMITTED']
    WHEN 'SUBMITTED' THEN ARRAY['RECEIVED', 'ON_SALE', 'REJECTED']
    WHEN 'RECEIVED' THEN ARRAY['ON_SALE', 'SOLD', 'RETURNED', 'DONATED', 'WITHDRAWN', 'LOST']
    WHEN 'REJECTED' THEN ARRAY['RETURNED', 'DONATED']
    WHEN 'ON_SALE' THEN ARRAY['SOLD', 'RETURNED', 'DONATED', 'WITHDRAWN', 'LOST']
    WHEN 'RETURNED' THEN ARRAY['SOLD', 'ON_SALE', 'DONATED']
    WHEN 'DONATED' THEN ARRAY['SOLD', 'ON_SALE', 'RETURNED']
    WHEN 'WITHDRAWN' THEN ARRAY['SOLD', 'RETURNED', 'DONATED']
    WHEN 'LOST' THEN ARRAY['SOLD', 'ON_SALE']
    ELSE ARRAY[]::text[] END) $$;

-- A consignor enters drafts into an open intake of theirs, says what each is, takes their own out again and hands over;
-- everything else about an item is the store's.
CREATE FUNCTION consignment.hold_item() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said constant text[] := ARRAY['description', 'category', 'size', 'brand', 'price_minor', 'photo_id'];
  moved constant text[] := ARRAY['state', 'version', 'updated_at'];
  may boolean;
BEGIN
  IF kernel.kind() = 'portal' THEN
    CASE TG_OP
      WHEN 'INSERT' THEN
        may := NEW.state = 'DRAFT' AND NEW.from_allowance AND EXISTS (
          SELECT FROM consignment.intake k WHERE k.store_id = NEW.store_id AND k.id = NEW.intake_id AND k.state = 'OPEN');
      WHEN 'UPDATE' THEN
        may := OLD.state = 'DRAFT' AND to_jsonb(OLD) - moved - CASE WHEN OLD.from_allowance THEN said ELSE '{}' END
          = to_jsonb(NEW) - moved - CASE WHEN OLD.from_allowance THEN said ELSE '{}' END;
      ELSE may := OLD.state = 'DRAFT' AND OLD.from_allowance;
    END CASE;
    IF may IS NOT TRUE THEN
      RAISE EXCEPTION 'a consignor writes drafts of their own' USING ERRCODE = '42501';
    END IF;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF NOT consignment.may_move(OLD.state, NEW.state) THEN
      RAISE EXCEPTION 'an item does not go from % to %', OLD.state, NEW.state USING ERRCODE = '23514', CONSTRAINT = 'item_moves';
    END IF;
    IF OLD.share_percent IS NOT NULL AND (OLD.share_percent, OLD.share_base, OLD.received_on) IS DISTINCT FROM (NEW.share_percent, NEW.share_base, NEW.received_on) THEN
      RAISE EXCEPTION 'a split is frozen at receipt' USING ERRCODE = '23514', CONSTRAINT = 'item_split_is_frozen';
    END IF;
    -- Whoever moves it on has not to know that it was held.
    IF NEW.state <> 'RECEIVED' THEN NEW.held_until := NULL; END IF;
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER hold BEFORE INSERT OR UPDATE OR DELETE ON consignment.item FOR EACH ROW EXECUTE FUNCTION consignment.hold_item();

-- How many drafts of their own a consignor has: they are all in the one open intake.
CREATE FUNCTION consignment.own_drafts(store text, customer uuid) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT count(*)::int FROM consignment.item i WHERE i.store_id = store AND i.customer_id = customer AND i.state = 'DRAFT' AND i.from_allowance $$;

-- What is left and what was entered make up the allowance, when a transaction ends, whoever wrote what [R-CO1].
CREATE FUNCTION consignment.hold_allowance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  whose record;
BEGIN
  SELECT k.item_allowance AS allowed, k.item_allowance_remaining AS remaining, k.allowance_frozen INTO whose FROM consignment.consignor k
   WHERE k.store_id = coalesce(NEW.store_id, OLD.store_id) AND k.customer_id = coalesce(NEW.customer_id, OLD.customer_id);
  IF NOT whose.allowance_frozen
     AND whose.remaining <> greatest(0, whose.allowed - consignment.own_drafts(coalesce(NEW.store_id, OLD.store_id), coalesce(NEW.customer_id, OLD.customer_id))) THEN
    RAISE EXCEPTION 'what is left does not fit what was entered' USING ERRCODE = '23514', CONSTRAINT = 'consignor_allowance_adds_up';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER adds_up_entered AFTER INSERT ON consignment.item DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.from_allowance) EXECUTE FUNCTION consignment.hold_allowance();
CREATE CONSTRAINT TRIGGER adds_up_gone AFTER DELETE ON consignment.item DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.from_allowance) EXECUTE FUNCTION consignment.hold_allowance();
CREATE CONSTRAINT TRIGGER adds_up AFTER UPDATE ON consignment.consignor DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.item_allowance_remaining <> NEW.item_allowance_remaining OR OLD.item_allowance <> NEW.item_allowance
    OR OLD.allowance_frozen <> NEW.allowance_frozen) EXECUTE FUNCTION consignment.hold_allowance();

-- In which stores something is held until a day that has come somewhere, for work that goes through them one by one. It
-- answers ids and nothing else.
CREATE POLICY held ON consignment.item FOR SELECT TO kommis_consignment_search USING (true);
GRANT SELECT (store_id, held_until) ON consignment.item TO kommis_consignment_search;
CREATE FUNCTION consignment.stores_with_held(now timestamptz) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT DISTINCT store_id FROM consignment.item WHERE held_until <= (now AT TIME ZONE 'Pacific/Kiritimati')::date ORDER BY store_id $$;
REVOKE ALL ON FUNCTION consignment.stores_with_held(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consignment.stores_with_held(timestamptz) TO kommis_consignment;
GRANT CREATE ON SCHEMA consignment TO kommis_consignment_search;
ALTER FUNCTION consignment.stores_with_held(timestamptz) OWNER TO kommis_consignment_search;
REVOKE CREATE ON SCHEMA consignment FROM kommis_consignment_search;
