import { Column, Entity, PrimaryColumn } from 'typeorm';
import { rowsOf } from '../../kernel/row/rows';

/** A sale that came in by a till's file: the four that make it one of its own, and the line it made. */
@Entity('imported_sale', { schema: 'commerce' })
class ImportedSale {
  @PrimaryColumn('uuid')
  unitId: string;
  @PrimaryColumn('date')
  soldOn: string;
  /** '' where the till gave none. */
  @PrimaryColumn('text')
  externalReceipt: string;
  @PrimaryColumn('bigint')
  soldForMinor: number;
  @Column('uuid')
  lineId: string;
}

/** Sales of files, so that none comes in twice. */
export const importedSaleRows = rowsOf(ImportedSale);
