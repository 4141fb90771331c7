-- A photo of something that a consignor brings: one large, one small, both in the file store under these ids. Copies of an
-- item share it; when no item has it any more, it goes.
CREATE TABLE consignment.photo (
  store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(),
  id uuid NOT NULL,
  small_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  width integer NOT NULL,
  height integer NOT NULL,
  made_at timestamptz NOT NULL,
  PRIMARY KEY (store_id, id),
  -- What an item's key of its photo leads to, so that nobody's item has another's photo.
  CONSTRAINT photo_whose UNIQUE (store_id, id, customer_id),
  CONSTRAINT photo_small UNIQUE (store_id, small_id),
  CONSTRAINT photo_consignor FOREIGN KEY (store_id, customer_id) REFERENCES consignment.consignor (store_id, customer_id),
  CONSTRAINT photo_has_pixels CHECK (width > 0 AND height > 0)
);
CALL kernel.guard('consignment.photo', subject => 'id',
  portal => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])',
  portal_write => 'customer_id = ANY ((SELECT kernel.customer_ids())::uuid[])');

-- A consignor adds photos; which files one is nobody changes.
CREATE FUNCTION consignment.hold_photo() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF kernel.kind() = 'portal' OR (TG_OP = 'UPDATE' AND (OLD.store_id, OLD.id, OLD.small_id) IS DISTINCT FROM (NEW.store_id, NEW.id, NEW.small_id)) THEN
    RAISE EXCEPTION 'a photo stays as it is' USING ERRCODE = '42501';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER hold BEFORE UPDATE OR DELETE ON consignment.photo FOR EACH ROW EXECUTE FUNCTION consignment.hold_photo();

ALTER TABLE consignment.item ADD COLUMN photo_id uuid,
  ADD CONSTRAINT item_photo FOREIGN KEY (store_id, photo_id, customer_id) REFERENCES consignment.photo (store_id, id, customer_id);
CREATE INDEX item_of_photo ON consignment.item (store_id, photo_id) WHERE photo_id IS NOT NULL;
