-- Whoever logged in before devices were kept has none, and would be taken for somebody who logs in for the first time ever:
-- nobody would be told of a thief who comes first [S12]. A void device stands for whatever they had: it is never taken for one
-- that shows itself, and the next log-in is told of, once. Of staff it is not known who has logged in: all of them may have.
INSERT INTO identity.device (store_id, id, token_hash, user_id, browser, system, first_seen_at, last_seen_at, voided_at)
SELECT u.store_id, kernel.new_id(), sha256(convert_to(gen_random_uuid()::text, 'UTF8')), u.id, '', '', u.last_visit_at, u.last_visit_at, now()
  FROM identity."user" u WHERE u.last_visit_at IS NOT NULL AND NOT EXISTS (SELECT FROM identity.device d WHERE d.user_id = u.id);
INSERT INTO identity.device (store_id, id, token_hash, staff_member_id, browser, system, first_seen_at, last_seen_at, voided_at)
SELECT m.store_id, kernel.new_id(), sha256(convert_to(gen_random_uuid()::text, 'UTF8')), m.id, '', '', m.created_at, m.created_at, now()
  FROM identity.staff_member m WHERE m.password_hash IS NOT NULL AND NOT EXISTS (SELECT FROM identity.device d WHERE d.staff_member_id = m.id);
