-- Commerce so far: what the consignors' goods are to a buyer, and what each customer has bought.

CALL kernel.make_audit('commerce');

-- Copy of identity's store. Not personal; who changed it is in identity's audit.
CREATE TABLE commerce.store (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  time_zone text NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (store_id)
);
CALL kernel.guard('commerce.store', portal => 'true', visitor => 'true');

-- A customer as commerce knows one: the copied version, and commerce's own sum of what they bought.
CREATE TABLE commerce.customer (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  version bigint NOT NULL,
  sales_total_minor bigint NOT NULL DEFAULT 0,
  sales_total_version bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (store_id, id)
);
CALL kernel.guard('commerce.customer', subject => 'id', portal => 'id = ANY ((SELECT kernel.customer_ids())::uuid[])');

-- What can be sold: a consignment item is one, with the item's id and one piece of it.
CREATE TABLE commerce.sellable_unit (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  sku text COLLATE "C" NOT NULL,
  description text NOT NULL DEFAULT '',
  -- Null before the first price: the graph shows no such unit.
  price_minor bigint,
  currency text COLLATE "C" NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  stock integer NOT NULL,
  -- Of the item it stands for; an event with an older one changes nothing.
  item_version bigint NOT NULL,
  version bigint NOT NULL DEFAULT 1,
  PRIMARY KEY (store_id, id),
  CONSTRAINT sellable_unit_sku UNIQUE (store_id, sku),
  CONSTRAINT sellable_unit_stock CHECK (stock >= 0),
  CONSTRAINT sellable_unit_price CHECK (stock = 0 OR price_minor IS NOT NULL)
);
CALL kernel.guard('commerce.sellable_unit', subject => 'id', portal => 'stock > 0', visitor => 'stock > 0');
