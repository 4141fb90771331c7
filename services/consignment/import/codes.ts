import { fileFaults, fileNotes } from '../../../schema/files/codes';
import { fileColumns } from '../../../schema/files/columns';
import { importNoteCodes } from '../../kernel/graph/import';
import { importColumnNames } from '../../kernel/graph/import-column';
import { importFaultCodes } from '../../kernel/graph/import-fault';

importFaultCodes.add(fileFaults);
importNoteCodes.add(fileNotes);
importColumnNames.add(fileColumns);
