CALL kernel.make_idempotency('commerce');

ALTER TABLE commerce.store ADD COLUMN country text COLLATE "C" NOT NULL DEFAULT '';
-- Until the store is told again: no policy lets the owner of a table write it.
ALTER TABLE commerce.store NO FORCE ROW LEVEL SECURITY;
UPDATE commerce.store SET country = CASE currency WHEN 'EUR' THEN 'NL' WHEN 'NOK' THEN 'NO' WHEN 'SEK' THEN 'SE' WHEN 'DKK' THEN 'DK' ELSE '' END;
ALTER TABLE commerce.store FORCE ROW LEVEL SECURITY;

ALTER TABLE commerce.customer ADD COLUMN display_name text NOT NULL DEFAULT '';

-- What is offered, whoever owns it says; what of it was taken, the orders. A piece that was sold stays sold, whatever is heard
-- of its item meanwhile.
DROP POLICY seen ON commerce.sellable_unit;
DROP POLICY added ON commerce.sellable_unit;
DROP POLICY changed ON commerce.sellable_unit;
DROP POLICY removed ON commerce.sellable_unit;
DROP TRIGGER audit ON commerce.sellable_unit;
ALTER TABLE commerce.sellable_unit DROP CONSTRAINT sellable_unit_stock, DROP CONSTRAINT sellable_unit_price;
ALTER TABLE commerce.sellable_unit RENAME COLUMN stock TO offered;
ALTER TABLE commerce.sellable_unit
  ADD COLUMN taken integer NOT NULL DEFAULT 0,
  ADD COLUMN stock integer NOT NULL GENERATED ALWAYS AS (greatest(offered - taken, 0)) STORED,
  -- How a buyer of it is taxed.
  ADD COLUMN vat_class text COLLATE "C" NOT NULL DEFAULT 'STANDARD' CHECK (vat_class IN ('STANDARD', 'REDUCED', 'LOW', 'ZERO')),
  ADD COLUMN vat_scheme text COLLATE "C" NOT NULL DEFAULT 'MARGIN' CHECK (vat_scheme IN ('NORMAL', 'MARGIN')),
  -- Grows with every sale and every undoing of one.
  ADD COLUMN sale_version bigint NOT NULL DEFAULT 0,
  ADD CONSTRAINT sellable_unit_offered CHECK (offered >= 0),
  ADD CONSTRAINT sellable_unit_taken CHECK (taken BETWEEN 0 AND 1),
  ADD CONSTRAINT sellable_unit_price CHECK (offered = 0 OR price_minor IS NOT NULL);
CALL kernel.guard('commerce.sellable_unit', subject => 'id', portal => 'stock > 0', visitor => 'stock > 0');

-- The next order's number: taken ahead of what needs it, so that no till waits for another one's commit. Some are left out.
CREATE TABLE commerce.order_counter (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  last_number integer NOT NULL,
  PRIMARY KEY (store_id)
);
CALL kernel.guard('commerce.order_counter', audited => false);

-- What somebody bought. Its quantities and sums are those of its lines, what was paid that of its allocations; its states follow.
CREATE TABLE commerce.order (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  -- Null where nobody knows who bought.
  customer_id uuid,
  channel text COLLATE "C" NOT NULL,
  currency text COLLATE "C" NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  -- The day in the store's time zone.
  placed_on date NOT NULL,
  placed_at timestamptz NOT NULL,
  confirmed_at timestamptz,
  delivered_at timestamptz,
  -- What the shop's own cash register printed; '' where there was none.
  external_receipt text NOT NULL DEFAULT '',
  -- Who sold it, or ordered for somebody; null = who bought.
  made_by uuid,
  ordered integer NOT NULL,
  shipped integer NOT NULL,
  cancelled integer NOT NULL,
  returned integer NOT NULL,
  invoiced integer NOT NULL,
  -- To be paid for what was ordered, VAT included; and how much of that for what was cancelled or returned since.
  total_minor bigint NOT NULL,
  reversed_minor bigint NOT NULL,
  paid_minor bigint NOT NULL,
  version bigint NOT NULL DEFAULT 1,
  state text COLLATE "C" NOT NULL GENERATED ALWAYS AS (CASE
    WHEN cancelled = ordered THEN 'CANCELLED'
    WHEN returned = ordered - cancelled THEN 'RETURNED'
    WHEN shipped = ordered - cancelled AND delivered_at IS NOT NULL THEN 'DELIVERED'
    WHEN shipped = ordered - cancelled THEN 'SHIPPED'
    WHEN shipped > 0 THEN 'PARTLY_SHIPPED'
    WHEN confirmed_at IS NOT NULL THEN 'CONFIRMED'
    ELSE 'PLACED' END) STORED,
  payment_state text COLLATE "C" NOT NULL GENERATED ALWAYS AS (CASE
    WHEN paid_minor = total_minor - reversed_minor THEN 'PAID'
    WHEN paid_minor > total_minor - reversed_minor THEN 'REFUND_DUE'
    WHEN paid_minor > 0 THEN 'PARTLY_PAID'
    ELSE 'UNPAID' END) STORED,
  PRIMARY KEY (store_id, id),
  CONSTRAINT order_number UNIQUE (store_id, number),
  CONSTRAINT order_channel CHECK (channel IN ('TILL', 'WEB')),
  CONSTRAINT order_has_lines CHECK (ordered > 0)
);
CREATE INDEX order_of_customer ON commerce.order (store_id, customer_id, id DESC) WHERE customer_id IS NOT NULL;
CREATE INDEX order_of_day ON commerce.order (store_id, placed_on DESC, id DESC);

CREATE TABLE commerce.order_line (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  order_id uuid NOT NULL,
  customer_id uuid,
  position smallint NOT NULL CHECK (position > 0),
  unit_id uuid NOT NULL,
  -- As it was called when it was bought.
  sku text COLLATE "C" NOT NULL,
  description text NOT NULL DEFAULT '',
  ordered integer NOT NULL CHECK (ordered > 0),
  shipped integer NOT NULL DEFAULT 0,
  cancelled integer NOT NULL DEFAULT 0,
  returned integer NOT NULL DEFAULT 0,
  invoiced integer NOT NULL DEFAULT 0,
  -- Of one piece, before what came off it, VAT included.
  price_minor bigint NOT NULL CHECK (price_minor >= 0),
  -- Off the whole line, and how much of that the store bears.
  discount_minor bigint NOT NULL DEFAULT 0,
  borne_by_store_minor bigint NOT NULL DEFAULT 0,
  vat_percent numeric(5, 2) NOT NULL CHECK (vat_percent BETWEEN 0 AND 100),
  vat_scheme text COLLATE "C" NOT NULL CHECK (vat_scheme IN ('NORMAL', 'MARGIN')),
  net_minor bigint NOT NULL,
  vat_minor bigint NOT NULL,
  gross_minor bigint NOT NULL,
  -- Of gross_minor, what was cancelled or returned.
  reversed_minor bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (store_id, id),
  CONSTRAINT order_line_position UNIQUE (store_id, order_id, position),
  CONSTRAINT order_line_quantities CHECK (shipped >= 0 AND cancelled >= 0 AND shipped + cancelled <= ordered
    AND returned BETWEEN 0 AND shipped AND invoiced BETWEEN 0 AND ordered),
  CONSTRAINT order_line_discount CHECK (borne_by_store_minor BETWEEN 0 AND discount_minor AND discount_minor <= price_minor * ordered),
  CONSTRAINT order_line_adds_up CHECK (gross_minor = price_minor * ordered - discount_minor AND net_minor + vat_minor = gross_minor
    AND reversed_minor BETWEEN 0 AND gross_minor AND (vat_scheme = 'NORMAL' OR vat_minor = 0))
);
CREATE INDEX order_line_of_unit ON commerce.order_line (store_id, unit_id, id DESC);

-- Who it was for, as they were called then: a row of its own, so that it can go when they are forgotten and the order stays.
CREATE TABLE commerce.order_party (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  order_id uuid NOT NULL,
  role text COLLATE "C" NOT NULL CHECK (role IN ('BUYER', 'BILLING', 'SHIPPING')),
  customer_id uuid,
  name text NOT NULL DEFAULT '',
  organisation_number text NOT NULL DEFAULT '',
  vat_number text NOT NULL DEFAULT '',
  street text NOT NULL DEFAULT '',
  postal_code text NOT NULL DEFAULT '',
  city text NOT NULL DEFAULT '',
  country text COLLATE "C" NOT NULL DEFAULT '',
  email text NOT NULL DEFAULT '',
  telephone text NOT NULL DEFAULT '',
  PRIMARY KEY (store_id, order_id, role)
);

-- Money that came in, or went back: less than nothing. What of it is for which order, its allocations say. Both stay as they were written.
CREATE TABLE commerce.payment (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  customer_id uuid,
  method text COLLATE "C" NOT NULL CHECK (method IN ('CASH', 'CARD', 'TRANSFER', 'REGISTER')),
  amount_minor bigint NOT NULL CHECK (amount_minor <> 0),
  currency text COLLATE "C" NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  reference text NOT NULL DEFAULT '',
  paid_at timestamptz NOT NULL,
  made_by uuid,
  PRIMARY KEY (store_id, id)
);
CREATE TABLE commerce.payment_allocation (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  payment_id uuid NOT NULL,
  order_id uuid NOT NULL,
  customer_id uuid,
  amount_minor bigint NOT NULL CHECK (amount_minor <> 0),
  PRIMARY KEY (store_id, payment_id, order_id)
);
CREATE INDEX payment_allocation_of_order ON commerce.payment_allocation (store_id, order_id);

CALL kernel.guard('commerce.order', portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');
CALL kernel.guard('commerce.order_line', portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');
CALL kernel.guard('commerce.order_party', portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])',
  personal => ARRAY['name', 'street', 'postal_code', 'city', 'email', 'telephone']);
CALL kernel.guard('commerce.payment', portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');
CALL kernel.guard('commerce.payment_allocation', portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');

-- An order is written behind its lines and payments, and is the sum of them; what they become later moves it.
CREATE FUNCTION commerce.sum_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT coalesce(sum(l.ordered), 0), coalesce(sum(l.shipped), 0), coalesce(sum(l.cancelled), 0), coalesce(sum(l.returned), 0),
         coalesce(sum(l.invoiced), 0), coalesce(sum(l.gross_minor), 0), coalesce(sum(l.reversed_minor), 0)
    INTO NEW.ordered, NEW.shipped, NEW.cancelled, NEW.returned, NEW.invoiced, NEW.total_minor, NEW.reversed_minor
    FROM commerce.order_line l WHERE l.store_id = NEW.store_id AND l.order_id = NEW.id;
  SELECT coalesce(sum(a.amount_minor), 0) INTO NEW.paid_minor
    FROM commerce.payment_allocation a WHERE a.store_id = NEW.store_id AND a.order_id = NEW.id;
  RETURN NEW;
END $$;
CREATE TRIGGER sums BEFORE INSERT OR UPDATE ON commerce.order FOR EACH ROW EXECUTE FUNCTION commerce.sum_order();

CREATE FUNCTION commerce.move_orders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE commerce.order o SET version = o.version + 1
    FROM (SELECT DISTINCT store_id, order_id FROM moved) m WHERE o.store_id = m.store_id AND o.id = m.order_id;
  RETURN NULL;
END $$;
CREATE TRIGGER moves AFTER INSERT ON commerce.order_line REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION commerce.move_orders();
CREATE TRIGGER moves_on AFTER UPDATE ON commerce.order_line REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION commerce.move_orders();
CREATE TRIGGER moves AFTER INSERT ON commerce.payment_allocation REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION commerce.move_orders();

-- Of an order's line nothing is changed but what became of its pieces, and none goes.
CREATE FUNCTION commerce.hold_order_line() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  moved constant text[] := ARRAY['shipped', 'cancelled', 'returned', 'invoiced', 'reversed_minor'];
BEGIN
  IF TG_OP = 'DELETE' OR to_jsonb(OLD) - moved <> to_jsonb(NEW) - moved
     OR NEW.shipped < OLD.shipped OR NEW.cancelled < OLD.cancelled OR NEW.returned < OLD.returned OR NEW.reversed_minor < OLD.reversed_minor THEN
    RAISE EXCEPTION 'a line of an order of store % stays as it was ordered', OLD.store_id USING ERRCODE = '23514', CONSTRAINT = 'order_line_is_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hold BEFORE UPDATE OR DELETE ON commerce.order_line FOR EACH ROW EXECUTE FUNCTION commerce.hold_order_line();

CREATE FUNCTION commerce.hold_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was paid to store % stays as it was written', OLD.store_id USING ERRCODE = '23514', CONSTRAINT = 'payment_is_kept';
END $$;
CREATE TRIGGER hold BEFORE UPDATE OR DELETE ON commerce.payment FOR EACH ROW EXECUTE FUNCTION commerce.hold_payment();
CREATE TRIGGER hold BEFORE UPDATE OR DELETE ON commerce.payment_allocation FOR EACH ROW EXECUTE FUNCTION commerce.hold_payment();

-- No more of a payment is given to orders than there is of it, when a transaction ends.
CREATE FUNCTION commerce.hold_allocation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM commerce.payment p JOIN LATERAL (
      SELECT sum(a.amount_minor) AS given FROM commerce.payment_allocation a WHERE a.store_id = p.store_id AND a.payment_id = p.id) g ON true
     WHERE p.store_id = NEW.store_id AND p.id = NEW.payment_id AND (sign(g.given) <> sign(p.amount_minor) OR abs(g.given) > abs(p.amount_minor))) THEN
    RAISE EXCEPTION 'more is allocated in store % than was paid', NEW.store_id USING ERRCODE = '23514', CONSTRAINT = 'payment_allocation_fits';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER fits AFTER INSERT ON commerce.payment_allocation DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION commerce.hold_allocation();
