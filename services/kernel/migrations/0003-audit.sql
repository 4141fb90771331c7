-- Takes more columns of an audited table out of its audit: copies of what another service audits.
CREATE PROCEDURE kernel.hide_from_audit(target regclass, more text[]) LANGUAGE plpgsql AS $$
DECLARE
  -- The trigger's arguments as kernel.guard gave them: personal, secret, subject.
  given text[] := (SELECT string_to_array(encode(tgargs, 'escape'), '\000') FROM pg_trigger WHERE tgrelid = target AND tgname = 'audit');
BEGIN
  EXECUTE format('DROP TRIGGER audit ON %s', target);
  EXECUTE format('CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION kernel.audit(%L, %L, %L)',
    target, given[1], given[2]::text[] || more, given[3]);
END $$;
