-- What a store marks down when [S22]: days after going on sale and hundredths of the price first asked, step by step; not
-- below an amount; and who bears it. `marked_down_on` is the day whose prices all its items have.
ALTER TABLE consignment.store
  ADD markdown_days integer[] NOT NULL DEFAULT '{}',
  ADD markdown_percents integer[] NOT NULL DEFAULT '{}',
  ADD markdown_floor_minor bigint NOT NULL DEFAULT 0,
  ADD markdown_borne_by text NOT NULL DEFAULT 'SHARED',
  ADD marked_down_on date,
  ADD CONSTRAINT store_markdown_steps CHECK (cardinality(markdown_days) <= 5 AND cardinality(markdown_days) = cardinality(markdown_percents)),
  ADD CONSTRAINT store_markdown_floor CHECK (markdown_floor_minor >= 0),
  ADD CONSTRAINT store_markdown_borne_by CHECK (markdown_borne_by IN ('SHARED', 'STORE'));
-- How far the work of the day is, is nobody's decision: no history tells it.
DROP TRIGGER audit ON consignment.store;
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON consignment.store
  FOR EACH ROW EXECUTE FUNCTION kernel.audit('{}', '{marked_down_on}', 'customer_id');

ALTER TABLE consignment.item
  -- The day it was first on sale, from which a schedule counts.
  ADD on_sale_on date,
  -- The price first asked, or asked anew by hand, and from which day: what later steps and a share that the store bears are of.
  ADD first_price_minor bigint,
  ADD first_asked_on date,
  -- Since when it is on sale at its price, and why.
  ADD priced_at timestamptz,
  ADD priced_because text,
  ADD markdown_off boolean NOT NULL DEFAULT false,
  -- Who bears a markdown, frozen at receipt with the split [R-CO5].
  ADD markdown_borne_by text NOT NULL DEFAULT 'SHARED',
  ADD CONSTRAINT item_priced_because CHECK (priced_because IN ('ASKED', 'BY_HAND', 'MARKDOWN', 'IMPORT')),
  ADD CONSTRAINT item_markdown_borne_by CHECK (markdown_borne_by IN ('SHARED', 'STORE')),
  ADD CONSTRAINT item_offered CHECK (num_nulls(on_sale_on, first_price_minor, first_asked_on, priced_at, priced_because) IN (0, 5));

-- The prices that an item was on sale at, from its first day on [L10]: each from its instant until the next. Not audited: the
-- change of the item is.
CREATE TABLE consignment.item_price (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  item_id uuid NOT NULL,
  at timestamptz NOT NULL,
  customer_id uuid NOT NULL,
  price_minor bigint NOT NULL,
  because text NOT NULL,
  PRIMARY KEY (store_id, item_id, at),
  CONSTRAINT item_price_item FOREIGN KEY (store_id, item_id) REFERENCES consignment.item (store_id, id),
  CONSTRAINT item_price_because CHECK (because IN ('ASKED', 'BY_HAND', 'MARKDOWN', 'IMPORT'))
);
CALL kernel.guard('consignment.item_price', audited => false, portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');

-- What follows from a price, whoever sets it, so that no way in can forget it: since when, what was first asked, and from which
-- day a schedule counts. Who writes says the instant and why; it has the time of the database where they say nothing.
-- Only what is on sale is offered at a price: a draft that was changed three times was offered at none of them.
CREATE FUNCTION consignment.hold_price() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was consignment.item;
  asked bigint;
  today date;
BEGIN
  IF TG_OP = 'UPDATE' THEN was := OLD; END IF;
  IF was.share_percent IS NOT NULL AND was.markdown_borne_by <> NEW.markdown_borne_by THEN
    RAISE EXCEPTION 'who bears a markdown is frozen at receipt' USING ERRCODE = '23514', CONSTRAINT = 'item_split_is_frozen';
  END IF;
  IF kernel.kind() = 'portal' THEN
    NEW.markdown_off := coalesce(was.markdown_off, false);
    NEW.markdown_borne_by := coalesce(was.markdown_borne_by, 'SHARED');
  END IF;
  -- What it was last on sale at: it may have got another price while it was lost or taken back.
  IF was.state = 'ON_SALE' THEN
    asked := was.price_minor;
  ELSIF was.priced_at IS NOT NULL AND NEW.state = 'ON_SALE' THEN
    SELECT p.price_minor INTO asked FROM consignment.item_price p
     WHERE p.store_id = NEW.store_id AND p.item_id = NEW.id ORDER BY p.at DESC LIMIT 1;
  END IF;
  IF NEW.state <> 'ON_SALE' OR NEW.price_minor IS NULL OR (was.priced_at IS NOT NULL AND asked = NEW.price_minor) THEN
    NEW.priced_at := was.priced_at;
    NEW.priced_because := was.priced_because;
    NEW.on_sale_on := was.on_sale_on;
    NEW.first_price_minor := was.first_price_minor;
    NEW.first_asked_on := was.first_asked_on;
    RETURN NEW;
  END IF;
  IF NEW.priced_at IS NULL OR NEW.priced_at <= was.priced_at THEN
    NEW.priced_at := greatest(now(), was.priced_at + interval '1 millisecond');
    NEW.priced_because := CASE WHEN was.priced_at IS NULL THEN 'ASKED' ELSE 'BY_HAND' END;
  END IF;
  today := (NEW.priced_at AT TIME ZONE (SELECT s.time_zone FROM consignment.store s WHERE s.store_id = NEW.store_id))::date;
  NEW.on_sale_on := coalesce(was.on_sale_on, CASE WHEN TG_OP = 'INSERT' OR was.state = 'ON_SALE' THEN NEW.received_on END, today);
  IF was.priced_at IS NOT NULL AND NEW.priced_because = 'MARKDOWN' THEN
    IF NEW.price_minor >= asked THEN
      RAISE EXCEPTION 'a markdown never raises a price' USING ERRCODE = '23514', CONSTRAINT = 'item_marked_down';
    END IF;
    NEW.first_price_minor := was.first_price_minor;
    NEW.first_asked_on := was.first_asked_on;
  ELSE
    NEW.first_price_minor := NEW.price_minor;
    NEW.first_asked_on := CASE WHEN was.on_sale_on IS NULL THEN NEW.on_sale_on ELSE today END;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hold_price BEFORE INSERT OR UPDATE ON consignment.item FOR EACH ROW EXECUTE FUNCTION consignment.hold_price();

CREATE FUNCTION consignment.keep_prices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO consignment.item_price (store_id, item_id, at, customer_id, price_minor, because)
      SELECT n.store_id, n.id, n.priced_at, n.customer_id, n.price_minor, n.priced_because FROM after n WHERE n.priced_at IS NOT NULL;
  ELSE
    INSERT INTO consignment.item_price (store_id, item_id, at, customer_id, price_minor, because)
      SELECT n.store_id, n.id, n.priced_at, n.customer_id, n.price_minor, n.priced_because
        FROM after n JOIN before o ON o.store_id = n.store_id AND o.id = n.id WHERE n.priced_at IS DISTINCT FROM o.priced_at;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_first_prices AFTER INSERT ON consignment.item REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION consignment.keep_prices();
CREATE TRIGGER keep_prices AFTER UPDATE ON consignment.item REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION consignment.keep_prices();

-- What is on sale already, in any store, is so at its price from now on; nobody knows since when before that.
ALTER TABLE consignment.store NO FORCE ROW LEVEL SECURITY;
ALTER TABLE consignment.item NO FORCE ROW LEVEL SECURITY;
ALTER TABLE consignment.item_price NO FORCE ROW LEVEL SECURITY;
UPDATE consignment.item SET priced_at = now(), priced_because = 'IMPORT' WHERE state = 'ON_SALE';
ALTER TABLE consignment.store FORCE ROW LEVEL SECURITY;
ALTER TABLE consignment.item FORCE ROW LEVEL SECURITY;
ALTER TABLE consignment.item_price FORCE ROW LEVEL SECURITY;

-- In which stores a day has begun whose prices not all items have, for work that goes through them one by one. It answers ids
-- and nothing else.
CREATE POLICY marked_down ON consignment.store FOR SELECT TO kommis_consignment_search USING (true);
GRANT SELECT (store_id, time_zone, is_open, markdown_days, marked_down_on) ON consignment.store TO kommis_consignment_search;
CREATE FUNCTION consignment.stores_to_mark_down(now timestamptz) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT store_id FROM consignment.store WHERE is_open AND cardinality(markdown_days) > 0
    AND (marked_down_on IS NULL OR marked_down_on < (now AT TIME ZONE time_zone)::date) ORDER BY store_id $$;
REVOKE ALL ON FUNCTION consignment.stores_to_mark_down(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION consignment.stores_to_mark_down(timestamptz) TO kommis_consignment;
GRANT CREATE ON SCHEMA consignment TO kommis_consignment_search;
ALTER FUNCTION consignment.stores_to_mark_down(timestamptz) OWNER TO kommis_consignment_search;
REVOKE CREATE ON SCHEMA consignment FROM kommis_consignment_search;
