import { Column, Entity } from 'typeorm';
import { rowsOf } from '../../kernel/row/rows';
import { ConsignmentSale } from './sale';

/** A sale as it is stored: whose it is and what of is said where it is read. */
@Entity('sale', { schema: 'consignment' })
class StoredSale extends ConsignmentSale {
  @Column('uuid')
  customerId: string;
  @Column('uuid')
  itemId: string;
  /** Where it was sold: here, or before the store came here. */
  @Column('text')
  origin: 'SALE' | 'IMPORT';
  /** Bought on the web, not at the till. */
  @Column('boolean')
  isOnline: boolean;
}

/** Sales as they are written; what the graph makes of them is reckoned. */
export const saleRows = rowsOf<Omit<StoredSale, 'soldFor' | 'share' | 'storePart'>>(StoredSale);
