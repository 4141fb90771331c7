-- How long buyers may bring back what was sold at the till: before that nothing of it is paid out [R-CO6].
ALTER TABLE consignment.store DROP CONSTRAINT store_days,
  ADD CONSTRAINT store_days CHECK (return_term_days BETWEEN 0 AND 730 AND grace_days BETWEEN 0 AND 365 AND return_window_days BETWEEN 0 AND 365);

-- What cannot be paid out yet is little beside what a consignor was ever owed.
CREATE INDEX balance_line_payable ON consignment.balance_line (store_id, customer_id, payable_on) INCLUDE (id, amount_minor);
