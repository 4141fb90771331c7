import { fileFaults, fileNotes } from '../../../schema/files/codes';
import { fileColumns } from '../../../schema/files/columns';
import { importNoteCodes } from '../../kernel/graph/import';
import { importColumnNames } from '../../kernel/graph/import-column';
import { importFaultCodes } from '../../kernel/graph/import-fault';
import { jobKinds, jobParts } from '../../kernel/graph/job';

importFaultCodes.add(fileFaults);
importNoteCodes.add(fileNotes);
importColumnNames.add(fileColumns);
jobKinds.add({ TILL_SALES: 'A file of what was sold at the till comes in.' });
jobParts.add({ SALES: 'What was sold, row by row.' });
