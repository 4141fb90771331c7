-- Visitors register themselves where the store has that [U13].
ALTER TABLE store DROP CONSTRAINT store_modules,
  ADD CONSTRAINT store_modules CHECK (modules <@ ARRAY['CONSIGNMENT', 'SELF_ENTRY', 'MARKDOWN', 'REGISTRATION']);

-- The newsletter is ticked with it, too [U16].
ALTER TABLE subscriber
  DROP CONSTRAINT subscriber_place_check,
  ADD CONSTRAINT subscriber_place_check CHECK (place IN ('', 'FOOTER', 'PROFILE', 'REGISTRATION'));

-- The log takes its mails.
ALTER TABLE mail
  DROP CONSTRAINT mail_kind_check,
  ADD CONSTRAINT mail_kind_check CHECK (kind IN
    ('ACTIVATION', 'ALREADY_ACTIVATED', 'RESET', 'REGISTRATION', 'REGISTRATION_KNOWN', 'EMAIL_CONFIRM', 'EMAIL_NOTICE', 'EMAIL_CHANGED', 'STAFF_ACTIVATION',
     'STAFF_RESET', 'NEW_DEVICE', 'TEST', 'INTAKE_RECEIPT', 'RETURN_REMINDER', 'STATEMENT', 'BANK_ACCOUNT', 'DAC7_COPY', 'NEWSLETTER_CONFIRM', 'NEWSLETTER_WELCOME'));
