import { Column, Entity } from 'typeorm';
import { rowsOf } from '../../kernel/row/rows';
import { ConsignmentSale } from './sale';

/** A sale as the balance holds it: whose it is and what for is said where it is read. */
@Entity('balance_line', { schema: 'consignment' })
class BalancedSale extends ConsignmentSale {
  @Column('uuid')
  customerId: string;
  /** What the line is for; of a sale, the item. */
  @Column('uuid')
  causeId: string;
  @Column('uuid')
  itemId: string;
  /** Where it was sold: here, or before the store came here. */
  @Column('text')
  origin: 'SALE' | 'IMPORT';
}

/** Sales as they are written; what the graph makes of them is reckoned. */
export const saleRows = rowsOf<Omit<BalancedSale, 'soldFor' | 'share' | 'storePart'>>(BalancedSale);
