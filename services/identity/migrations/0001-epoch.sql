CALL kernel.make_audit('identity');

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

-- What a session proved at its beginning is in 0005-session.sql. Counting is no change anybody looks up: no audit keeps it.
