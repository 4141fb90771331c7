-- The log takes the mail before a return date, too.
ALTER TABLE mail DROP CONSTRAINT mail_kind_check;
ALTER TABLE mail ADD CONSTRAINT mail_kind_check CHECK (kind IN
  ('ACTIVATION', 'ALREADY_ACTIVATED', 'RESET', 'EMAIL_CONFIRM', 'EMAIL_NOTICE', 'EMAIL_CHANGED', 'INTAKE_RECEIPT', 'RETURN_REMINDER'));
