-- Imports run as jobs: what was asked about a file stands in its job.
CALL kernel.make_job('customers');
DROP TABLE customers.consignors_file;
