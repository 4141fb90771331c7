-- A consignor asks to be paid [S19], in a way of their choice or as agreed: one request each, the latest. It waits until they are paid,
-- or the store says why not.
CREATE TABLE consignment.payout_request (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  customer_id uuid NOT NULL,
  method text COLLATE "C" CHECK (method IN ('TRANSFER', 'CASH', 'STORE_CREDIT')),
  note text NOT NULL DEFAULT '',
  state text COLLATE "C" NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'PAID', 'DECLINED', 'TAKEN_BACK')),
  asked_at timestamptz NOT NULL,
  -- When they were paid, it was declined, or taken back.
  closed_at timestamptz,
  answer text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (store_id, customer_id),
  CONSTRAINT payout_request_of FOREIGN KEY (store_id, customer_id) REFERENCES consignment.consignor (store_id, customer_id),
  CONSTRAINT payout_request_closed CHECK ((state = 'OPEN') = (closed_at IS NULL)),
  CONSTRAINT payout_request_answer CHECK (answer = '' OR state = 'DECLINED')
);
-- What waits, whoever asked first, first.
CREATE INDEX payout_request_open ON consignment.payout_request (store_id, asked_at, customer_id) WHERE state = 'OPEN';
CALL kernel.guard('consignment.payout_request', personal => '{note,answer}',
  portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])',
  portal_write => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');

-- A consignor asks and takes back; paying and declining is the store's. What was asked stays as it is answered.
CREATE FUNCTION consignment.hold_payout_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF kernel.kind() = 'portal' AND (TG_OP = 'DELETE' OR NEW.state NOT IN ('OPEN', 'TAKEN_BACK')) THEN
    RAISE EXCEPTION 'a consignor asks to be paid, and no more' USING ERRCODE = '42501';
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.state <> 'OPEN' AND (OLD.state NOT IN ('OPEN', NEW.state)
     OR (OLD.store_id, OLD.method, OLD.note, OLD.asked_at) IS DISTINCT FROM (NEW.store_id, NEW.method, NEW.note, NEW.asked_at)) THEN
    RAISE EXCEPTION 'a request is answered once, as it was asked' USING ERRCODE = '23514', CONSTRAINT = 'payout_request_is_answered_once';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER hold BEFORE INSERT OR UPDATE OR DELETE ON consignment.payout_request
  FOR EACH ROW EXECUTE FUNCTION consignment.hold_payout_request();
