-- The log takes the mails about an account that was changed and with a copy of what is reported, too.
ALTER TABLE mail DROP CONSTRAINT mail_kind_check;
ALTER TABLE mail ADD CONSTRAINT mail_kind_check CHECK (kind IN
  ('ACTIVATION', 'ALREADY_ACTIVATED', 'RESET', 'EMAIL_CONFIRM', 'EMAIL_NOTICE', 'EMAIL_CHANGED', 'INTAKE_RECEIPT', 'RETURN_REMINDER', 'STATEMENT',
   'BANK_ACCOUNT', 'DAC7_COPY'));
