-- Whether one wants the newsletter is said in one's profile, too [U24].
ALTER TABLE subscriber
  DROP CONSTRAINT subscriber_place_check,
  ADD CONSTRAINT subscriber_place_check CHECK (place IN ('', 'FOOTER', 'PROFILE')),
  DROP CONSTRAINT subscriber_unsubscribed_by_check,
  ADD CONSTRAINT subscriber_unsubscribed_by_check CHECK (unsubscribed_by IN ('', 'LINK', 'ONE_CLICK', 'PROFILE', 'STAFF')),
  -- Whose address it was when they agreed: what they say later counts, whatever their address is by then.
  ADD customer_id uuid,
  ADD CONSTRAINT subscriber_customer FOREIGN KEY (store_id, customer_id) REFERENCES customer (store_id, id) ON DELETE SET NULL (customer_id);
CREATE INDEX subscriber_of_customer ON subscriber (store_id, customer_id) WHERE customer_id IS NOT NULL;

-- Who is new in a shop is invited by mail.
ALTER TABLE mail
  DROP CONSTRAINT mail_kind_check,
  ADD CONSTRAINT mail_kind_check CHECK (kind IN
    ('ACTIVATION', 'ALREADY_ACTIVATED', 'RESET', 'EMAIL_CONFIRM', 'EMAIL_NOTICE', 'EMAIL_CHANGED', 'STAFF_ACTIVATION', 'STAFF_RESET', 'TEST', 'INTAKE_RECEIPT',
     'RETURN_REMINDER', 'STATEMENT', 'BANK_ACCOUNT', 'DAC7_COPY', 'NEWSLETTER_CONFIRM', 'NEWSLETTER_WELCOME'));
