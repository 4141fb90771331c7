/**
 * What of the balance of a consignor cannot be paid out by a day yet, as `to_come`: few of all lines that there ever were, found by
 * their day [R-CO6]. `of` has their ids, `day` is a text of ours.
 */
export const toComeSql = (of: string, day: string): string => `
  SELECT coalesce(sum(l.amount_minor), 0) AS to_come FROM consignment.balance_line l
   WHERE l.store_id = ${of}.store_id AND l.customer_id = ${of}.customer_id AND l.payable_on > ${day}
     AND NOT EXISTS (SELECT FROM consignment.payout_line p WHERE p.store_id = l.store_id AND p.balance_line_id = l.id)`;
