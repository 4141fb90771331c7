-- A service's mails: what was sent to whom, and how it went. Never the text, so never a live link [R-CU10]. It is about
-- a person, a customer, both or neither; no foreign keys, as the log outlives them. One row a key: of mails that were
-- asked for twice the second finds the first. What the mail server answers may name the recipient.
CREATE PROCEDURE kernel.make_mail(service text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE TABLE %I.mail (
    store_id text COLLATE "C" NOT NULL DEFAULT kernel.store_id(), id uuid NOT NULL, kind text NOT NULL, key text COLLATE "C",
    customer_id uuid, person_id uuid, language text NOT NULL CHECK (language IN (''nl'', ''nb'', ''sv'', ''en'')), recipient text NOT NULL, subject text NOT NULL,
    status text NOT NULL CHECK (status IN (''QUEUED'', ''SENT'', ''FAILED'')), at timestamptz NOT NULL,
    error text NOT NULL DEFAULT '''', version bigint NOT NULL DEFAULT 1,
    PRIMARY KEY (store_id, id), UNIQUE (store_id, kind, key))', service);
  EXECUTE format('CREATE INDEX mail_customer ON %I.mail (store_id, customer_id)', service);
  EXECUTE format('CREATE INDEX mail_person ON %I.mail (store_id, person_id)', service);
  CALL kernel.guard(format('%I.mail', service)::regclass,
    personal => ARRAY['recipient', 'subject', 'error'], secret => ARRAY['key']);
END $$;
