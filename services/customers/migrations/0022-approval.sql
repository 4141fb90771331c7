-- Companies that registered are looked at by staff where the store has that [U17].
ALTER TABLE store DROP CONSTRAINT store_modules;
ALTER TABLE store NO FORCE ROW LEVEL SECURITY;
ALTER TABLE store DISABLE TRIGGER USER;
-- It is on wherever nobody has said otherwise.
UPDATE store SET modules = modules || ARRAY['COMPANY_APPROVAL'] WHERE 'REGISTRATION' = ANY (modules);
ALTER TABLE store ENABLE TRIGGER USER;
ALTER TABLE store FORCE ROW LEVEL SECURITY;
ALTER TABLE store
  ADD CONSTRAINT store_modules CHECK (modules <@ ARRAY['CONSIGNMENT', 'SELF_ENTRY', 'MARKDOWN', 'REGISTRATION', 'COMPANY_APPROVAL']);

-- A company's own users ask, too, what the store has: whether prices are theirs depends on it.
DROP POLICY seen ON store;
DROP POLICY added ON store;
DROP POLICY changed ON store;
DROP POLICY removed ON store;
DROP TRIGGER audit ON store;
CALL kernel.guard('customers.store', portal => 'true', subject => '');

-- Whoever staff made, or who came while nobody was looked at, was never asked about.
ALTER TABLE customer
  ADD approval_state text COLLATE "C" NOT NULL DEFAULT 'NOT_ASKED' CHECK (approval_state IN ('NOT_ASKED', 'WAITING', 'APPROVED', 'DECLINED')),
  ADD approval_asked_at timestamptz NOT NULL DEFAULT '-infinity',
  ADD approval_decided_at timestamptz NOT NULL DEFAULT '-infinity',
  -- What staff said of it, which the company is told.
  ADD approval_word text NOT NULL DEFAULT '' CHECK (length(approval_word) <= 500),
  ADD CONSTRAINT customer_approval CHECK (CASE approval_state
    WHEN 'NOT_ASKED' THEN approval_asked_at = '-infinity' AND approval_decided_at = '-infinity' AND approval_word = ''
    WHEN 'WAITING' THEN approval_asked_at > '-infinity' AND approval_decided_at = '-infinity' AND approval_word = ''
    WHEN 'APPROVED' THEN approval_asked_at > '-infinity' AND approval_decided_at >= approval_asked_at
    ELSE approval_asked_at > '-infinity' AND approval_decided_at >= approval_asked_at AND approval_word <> '' END);
CREATE INDEX customer_waiting ON customer (store_id, approval_asked_at, id) WHERE approval_state = 'WAITING' AND kind = 'COMPANY';
CREATE INDEX customer_declined ON customer (store_id, approval_decided_at, id) WHERE approval_state = 'DECLINED' AND kind = 'COMPANY';

-- Nobody comes approved, and what was decided is decided anew from where it stands: who is approved stays so.
CREATE FUNCTION hold_approval() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.approval_state NOT IN ('NOT_ASKED', 'WAITING') OR (NEW.approval_state = 'WAITING' AND NEW.kind <> 'COMPANY') THEN
      RAISE EXCEPTION 'a customer of store % does not come %', NEW.store_id, NEW.approval_state
        USING ERRCODE = '23514', CONSTRAINT = 'customer_approval_comes';
    END IF;
  ELSIF (OLD.approval_state, NEW.approval_state) NOT IN (('WAITING', 'APPROVED'), ('WAITING', 'DECLINED'), ('DECLINED', 'APPROVED')) THEN
    RAISE EXCEPTION 'a customer of store % does not go from % to %', NEW.store_id, OLD.approval_state, NEW.approval_state
      USING ERRCODE = '23514', CONSTRAINT = 'customer_approval_goes';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hold_approval_comes BEFORE INSERT ON customer FOR EACH ROW EXECUTE FUNCTION hold_approval();
CREATE TRIGGER hold_approval_goes BEFORE UPDATE ON customer FOR EACH ROW
  WHEN (OLD.approval_state IS DISTINCT FROM NEW.approval_state) EXECUTE FUNCTION hold_approval();

DROP TRIGGER audit ON customer;
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON customer
  FOR EACH ROW EXECUTE FUNCTION kernel.audit('{first_name,last_name,social_title,email,telephone,private_note,billing_street,billing_postal_code,billing_town,shipping_street,shipping_postal_code,shipping_town,pending_email,approval_word}', '{charity,charity_version,sales_total_minor,sales_total_version,last_visit_at,log_in_told,log_in_version,log_in,name_order,first_name_key,last_name_key,shown_company_key,billing_street_key,billing_town_key}', 'id');
