-- Consignment's halves of the files that are imported.
CALL kernel.make_job('consignment');
DROP TABLE consignment.consignors_file;
