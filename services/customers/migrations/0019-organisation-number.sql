-- Who registers with an organisation number that a customer has is another customer all the same, and staff see that [R-ID3].
CREATE INDEX customer_organisation_number ON customer (store_id, organisation_number, number)
  WHERE kind = 'COMPANY' AND organisation_number <> '';
