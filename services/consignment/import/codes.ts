import { fileFaults, fileNotes } from '../../../schema/files/codes';
import { importNoteCodes } from '../../kernel/graph/import';
import { importFaultCodes } from '../../kernel/graph/import-fault';

importFaultCodes.add(fileFaults);
importNoteCodes.add(fileNotes);
