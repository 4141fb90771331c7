-- What an item was called when its line was paid out [S8]: a statement says so for good, whatever is done to the item afterwards.
ALTER TABLE consignment.payout_line ADD COLUMN item_description text,
  ADD CONSTRAINT payout_line_item_description CHECK (item_description IS NULL OR statement_id IS NOT NULL);
ALTER TABLE consignment.payout_line DISABLE TRIGGER hold;
UPDATE consignment.payout_line p SET item_description = i.description
  FROM consignment.balance_line l JOIN consignment.item i ON i.store_id = l.store_id AND i.id = l.item_id
 WHERE p.statement_id IS NOT NULL AND l.store_id = p.store_id AND l.id = p.balance_line_id;
ALTER TABLE consignment.payout_line ENABLE TRIGGER hold;
