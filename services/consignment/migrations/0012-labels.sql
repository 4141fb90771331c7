-- Which print the last label of an item is of [K27b]: one that is given up takes back what it counted, and nothing of a label that
-- a later one printed. Null where there is none, or nobody knows of which print it is.
ALTER TABLE consignment.item
  ADD COLUMN label_print_id uuid,
  ADD CONSTRAINT item_label_of_print CHECK (label_print_id IS NULL OR labels_printed > 0);
