-- Whether one wants the newsletter is said in one's profile, too [U24].
ALTER TABLE subscriber
  DROP CONSTRAINT subscriber_place_check,
  ADD CONSTRAINT subscriber_place_check CHECK (place IN ('', 'FOOTER', 'PROFILE')),
  DROP CONSTRAINT subscriber_unsubscribed_by_check,
  ADD CONSTRAINT subscriber_unsubscribed_by_check CHECK (unsubscribed_by IN ('', 'LINK', 'ONE_CLICK', 'PROFILE', 'STAFF'));
