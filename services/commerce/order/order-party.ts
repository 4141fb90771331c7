import { Column, Entity, PrimaryColumn } from 'typeorm';
import { text } from '../../kernel/row/columns';
import { rowsOf } from '../../kernel/row/rows';

/** Who an order was for, as they were called then; the other columns of the table a checkout fills. */
@Entity('order_party', { schema: 'commerce' })
export class OrderParty {
  @PrimaryColumn('uuid')
  orderId: string;
  @PrimaryColumn('text')
  role: 'BUYER' | 'BILLING' | 'SHIPPING';
  @Column('uuid', { nullable: true })
  customerId: string | null;
  @Column(text)
  name: string | null;
}

/** The table of parties, as its class declares it. */
export const partyRows = rowsOf<OrderParty>(OrderParty);
