import { rowsOf } from '../../kernel/row/rows';
import { Payment, PaymentAllocation } from './payment';

/** The tables of payments and what they are for, as their classes declare them. */
export const paymentRows = rowsOf<Omit<Payment, 'amount'>>(Payment);
export const allocationRows = rowsOf<PaymentAllocation>(PaymentAllocation);
