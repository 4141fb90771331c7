-- From whom the store's mails are, as identity tells it: name, colour, wording, and who trades [L11]. Null until it has.
ALTER TABLE store ADD COLUMN mail_sender jsonb;
CALL kernel.renew_mail('consignment');
