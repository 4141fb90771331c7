-- Between looking and acting time passes: comparing a password takes a quarter of a second, and meanwhile the
-- password is replaced, the log-in switched off, the portal closed. So what a session stands on is counted: a row's
-- epoch is how often it has changed, a session keeps the epochs under which its password was proven, and a look-up
-- finds it only while they are equal. A session that was begun too late is born dead, whoever forgot to end it.
--
-- The database raises it, on any change but those of the columns named here as mere bookkeeping: a new column (a
-- second factor) counts without anybody thinking of it, and no statement can set or lower it.
CREATE FUNCTION raise_epoch() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
  -- Its store_id never changes; nothing but the row itself is read or written.
  harmless text[] := TG_ARGV[0]::text[] || ARRAY['store_id', 'epoch'];
BEGIN
  NEW.epoch := OLD.epoch + CASE WHEN to_jsonb(OLD) - harmless = to_jsonb(NEW) - harmless THEN 0 ELSE 1 END;
  RETURN NEW;
END $$;

-- The log-in: address, password, switched on or off, activated.
ALTER TABLE "user" ADD COLUMN epoch int NOT NULL DEFAULT 1;
CREATE TRIGGER raise_epoch BEFORE UPDATE ON "user" FOR EACH ROW
  EXECUTE FUNCTION raise_epoch('{last_visit_at,visit_told_at}');

-- Staff: the same, role and rights. Rights are read on every request; that the session ends too is so that who has
-- become somebody else proves it once more.
ALTER TABLE staff_member ADD COLUMN epoch int NOT NULL DEFAULT 1;
CREATE TRIGGER raise_epoch BEFORE UPDATE ON staff_member FOR EACH ROW EXECUTE FUNCTION raise_epoch('{name}');

-- What a user may do for one customer. It has an epoch of its own, for a session acts for several customers: one that
-- is switched off, or given another role, is lost to the sessions there are, and they keep the others.
ALTER TABLE customer_user ADD COLUMN epoch int NOT NULL DEFAULT 1;
CREATE TRIGGER raise_epoch BEFORE UPDATE ON customer_user FOR EACH ROW EXECUTE FUNCTION raise_epoch('{}');

-- The portal, opened or closed [K3]: of the store this one column counts.
ALTER TABLE store ADD COLUMN portal_epoch int NOT NULL DEFAULT 1;
CREATE FUNCTION raise_portal_epoch() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
  -- The row of one store_id is the store; nothing else is read or written.
  NEW.portal_epoch := OLD.portal_epoch + CASE WHEN NEW.portal_on = OLD.portal_on THEN 0 ELSE 1 END;
  RETURN NEW;
END $$;
CREATE TRIGGER raise_epoch BEFORE UPDATE ON store FOR EACH ROW EXECUTE FUNCTION raise_portal_epoch();

-- What was proven at log-in: the person's epoch; the portal's; and of each link there was its own, by customer. A link
-- that is not among them was made since, and counts as long as nobody has touched it (its first epoch, 1). A statement
-- that says no epoch means the first, too: dead as soon as anything has changed.
ALTER TABLE session ADD COLUMN epoch int NOT NULL DEFAULT 1, ADD COLUMN portal_epoch int NOT NULL DEFAULT 1,
  ADD COLUMN link_epochs jsonb NOT NULL DEFAULT '{}';

-- A link in a mail is for the log-in as it was when it was sent: not for one that was switched off and on since, got
-- another address, or a password by another way.
ALTER TABLE link_token ADD COLUMN epoch int NOT NULL DEFAULT 1;

-- Counting is no change anybody looks up: the audit goes on as it was.
DROP TRIGGER audit ON "user";
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON "user" FOR EACH ROW
  EXECUTE FUNCTION kernel.audit('{email}', '{password_hash,last_visit_at,visit_told_at,epoch}', 'id');
DROP TRIGGER audit ON staff_member;
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON staff_member FOR EACH ROW
  EXECUTE FUNCTION kernel.audit('{name,email}', '{password_hash,epoch}', 'id');
DROP TRIGGER audit ON customer_user;
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON customer_user FOR EACH ROW
  EXECUTE FUNCTION kernel.audit('{}', '{epoch}', 'customer_id');
DROP TRIGGER audit ON store;
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON store FOR EACH ROW
  EXECUTE FUNCTION kernel.audit('{}', '{portal_epoch}', 'customer_id');
DROP TRIGGER audit ON session;
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON session FOR EACH ROW EXECUTE FUNCTION kernel.audit('{}',
  '{token_hash,last_seen_at,expires_at,previous_visit_at,epoch,portal_epoch,link_epochs}', 'user_id');
DROP TRIGGER audit ON link_token;
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON link_token FOR EACH ROW
  EXECUTE FUNCTION kernel.audit('{}', '{token_hash,epoch}', 'user_id');
