-- Why a mail did not go, in a word of ours beside the server's; and all that is needed to send it again: `wanted`, what its
-- job held. It stands in no audit, as what is personal in it stands in the row already.
CREATE PROCEDURE kernel.renew_mail(service text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %I.mail
    ADD COLUMN IF NOT EXISTS failure text NOT NULL DEFAULT '''' CHECK (failure IN ('''', ''ADDRESS_REFUSED'', ''MAIL_REFUSED'', ''LATER'', ''NO_ANSWER'', ''NOT_TRUSTED'', ''LOG_IN_REFUSED'', ''SENDER_REFUSED'', ''NOTHING_LEFT'', ''OTHER'')),
    ADD COLUMN IF NOT EXISTS wanted jsonb', service);
  EXECUTE format('DROP TRIGGER audit ON %I.mail', service);
  EXECUTE format('CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON %I.mail FOR EACH ROW EXECUTE FUNCTION kernel.audit(%L, %L, %L)',
    service, ARRAY['recipient', 'subject', 'error'], ARRAY['key', 'wanted'], 'customer_id');
END $$;

-- A service that sends its first mail from now on has it all at once; one that did before calls renew_mail itself.
ALTER PROCEDURE kernel.make_mail(text) RENAME TO make_mail_at_first;
CREATE PROCEDURE kernel.make_mail(service text) LANGUAGE plpgsql AS $$
BEGIN
  CALL kernel.make_mail_at_first(service);
  CALL kernel.renew_mail(service);
END $$;
