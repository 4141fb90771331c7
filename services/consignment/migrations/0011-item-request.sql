-- What a consignor asks for an item of theirs that is in the store [S25]: to have it back, or another price. One stands at a time;
-- asked anew, it is another one in the same place. That the item has left the store is not written here: it follows from the item.
CREATE TABLE consignment.item_request (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  item_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  kind text COLLATE "C" NOT NULL,
  -- What is asked for, of a request for another price.
  price_minor bigint,
  note text NOT NULL DEFAULT '',
  state text COLLATE "C" NOT NULL DEFAULT 'OPEN',
  asked_at timestamptz NOT NULL,
  -- When it was answered or taken back.
  closed_at timestamptz,
  answer text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (store_id, item_id),
  CONSTRAINT item_request_item FOREIGN KEY (store_id, item_id) REFERENCES consignment.item (store_id, id),
  CONSTRAINT item_request_kind CHECK (kind IN ('WITHDRAWAL', 'PRICE')),
  CONSTRAINT item_request_price CHECK ((kind = 'PRICE') = (price_minor IS NOT NULL) AND price_minor >= 0),
  CONSTRAINT item_request_state CHECK (state IN ('OPEN', 'GRANTED', 'DECLINED', 'TAKEN_BACK')),
  CONSTRAINT item_request_closed CHECK ((state = 'OPEN') = (closed_at IS NULL)),
  CONSTRAINT item_request_answer CHECK (answer = '' OR state IN ('GRANTED', 'DECLINED'))
);
-- What waits for an answer, whichever was asked first, first.
CREATE INDEX item_request_open ON consignment.item_request (store_id, asked_at, item_id) WHERE state = 'OPEN';
CREATE INDEX item_request_of_consignor ON consignment.item_request (store_id, customer_id);
CALL kernel.guard('consignment.item_request', subject => 'item_id', personal => '{note,answer}',
  portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])',
  portal_write => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');

-- Of an item of their own a consignor asks and takes back; answering is the store's. What was asked stays as it is answered.
CREATE FUNCTION consignment.hold_item_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF kernel.kind() = 'portal' AND (TG_OP = 'DELETE' OR NEW.state NOT IN ('OPEN', 'TAKEN_BACK') OR NOT EXISTS (
     SELECT FROM consignment.item i WHERE i.store_id = NEW.store_id AND i.id = NEW.item_id AND i.customer_id = NEW.customer_id)) THEN
    RAISE EXCEPTION 'a consignor asks for items of their own' USING ERRCODE = '42501';
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.state <> 'OPEN' AND (OLD.state NOT IN ('OPEN', NEW.state)
     OR (OLD.kind, OLD.price_minor, OLD.note, OLD.asked_at) IS DISTINCT FROM (NEW.kind, NEW.price_minor, NEW.note, NEW.asked_at)) THEN
    RAISE EXCEPTION 'a request is answered once, as it was asked' USING ERRCODE = '23514', CONSTRAINT = 'item_request_is_answered_once';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER hold BEFORE INSERT OR UPDATE OR DELETE ON consignment.item_request
  FOR EACH ROW EXECUTE FUNCTION consignment.hold_item_request();
