import { fileFaults, fileNotes } from '../../../schema/files/codes';
import { importFaultCodes, importNoteCodes } from '../../kernel/graph/import';
import { jobKinds, jobParts } from '../../kernel/graph/job';

importFaultCodes.add(fileFaults);
importNoteCodes.add(fileNotes);
jobKinds.add({
  CONSIGNORS: 'A file of consignors comes in.',
  STOCK: 'A file of consigned goods and their sales comes in.',
});
jobParts.add({
  CUSTOMERS: 'Who the consignors of a file are.',
  AGREEMENTS: 'What is agreed with the consignors of a file.',
  STOCK: 'The goods of a file, and their sales.',
});
