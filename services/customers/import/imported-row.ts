import { Entity } from 'typeorm';
import { ImportedRow } from '../../kernel/import/row';
import { rowsOf } from '../../kernel/row/rows';

@Entity('imported_row', { schema: 'customers' })
class ConsignorsRow extends ImportedRow {}

/** Rows of consignors files as they were last imported. */
export const importedRows = rowsOf(ConsignorsRow);

/** The one kind there is here. */
export const CONSIGNORS = 'consignors';
