-- What is due may cost less, too: said at once of many, by how many hundredths, and what was left as it was.
ALTER TABLE consignment.due_move
  ADD percent_off integer CHECK (percent_off BETWEEN 1 AND 99),
  DROP CONSTRAINT due_move_to,
  DROP CONSTRAINT due_move_left,
  ADD CONSTRAINT due_move_to CHECK (to_state IN ('RETURNED', 'DONATED', 'WITHDRAWN', 'LOST', 'ON_SALE')
    AND (to_state = 'ON_SALE') = (percent_off IS NOT NULL)),
  ADD CONSTRAINT due_move_left CHECK (cardinality(left_ids) = cardinality(left_because)
    AND left_because <@ ARRAY['SOLD', 'DECIDED', 'NOT_DUE', 'ELSEWHERE', 'REPRICED', 'NOT_LOWER']);
