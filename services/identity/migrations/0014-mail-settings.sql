-- How a store's mails are [S9]: who they are from, where answers go, and how they begin and end in each language. What is
-- blank is as usual.
ALTER TABLE store
  ADD COLUMN mail_sender_name text NOT NULL DEFAULT '' CHECK (length(mail_sender_name) <= 100),
  ADD COLUMN mail_reply_to text NOT NULL DEFAULT '' CHECK (length(mail_reply_to) <= 254),
  ADD COLUMN mail_nl_greeting text NOT NULL DEFAULT '' CHECK (length(mail_nl_greeting) <= 120),
  ADD COLUMN mail_nl_signature text NOT NULL DEFAULT '' CHECK (length(mail_nl_signature) <= 500),
  ADD COLUMN mail_nb_greeting text NOT NULL DEFAULT '' CHECK (length(mail_nb_greeting) <= 120),
  ADD COLUMN mail_nb_signature text NOT NULL DEFAULT '' CHECK (length(mail_nb_signature) <= 500),
  ADD COLUMN mail_sv_greeting text NOT NULL DEFAULT '' CHECK (length(mail_sv_greeting) <= 120),
  ADD COLUMN mail_sv_signature text NOT NULL DEFAULT '' CHECK (length(mail_sv_signature) <= 500),
  ADD COLUMN mail_en_greeting text NOT NULL DEFAULT '' CHECK (length(mail_en_greeting) <= 120),
  ADD COLUMN mail_en_signature text NOT NULL DEFAULT '' CHECK (length(mail_en_signature) <= 500);
CALL kernel.renew_mail('identity');
