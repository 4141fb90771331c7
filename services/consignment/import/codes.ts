import { fileFaults, fileNotes } from '../../../schema/files/codes';
import { importFaultCodes, importNoteCodes } from '../../kernel/graph/import';

importFaultCodes.add(fileFaults);
importNoteCodes.add(fileNotes);
