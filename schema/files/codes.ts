/**
 * What may be wrong in a shop's file that only the store can tell, each with the sentence the graph has for it. Two
 * services read one file, and the job that imports it shows the faults of both: both know all of these.
 */
export const fileFaults = {
  NUMBER_TAKEN: 'A customer with this number was made here and not imported.',
  TAKEN: 'Another customer of the store has this e-mail address, or is about to.',
  CHANGED_HERE: 'It was changed here since the last import; `hint` is what stands here.',
  UNKNOWN_CONSIGNOR: 'There is no consignor with this number: import consignors first.',
  NOT_SOLD: 'It belongs to a sale, and the item is not sold.',
  RETURN_BEFORE_INTAKE: 'The day of return is before the day of intake.',
  SOLD_BEFORE_INTAKE: 'The day of sale is before the day of intake.',
  OTHER_CONSIGNOR: 'Here the item is somebody else’s.',
  OTHERWISE_HERE: 'Here the item is in another state.',
  SOLD_HERE: 'Here the item was sold already.',
  SOLD_OTHERWISE: 'Here the item was sold on another day, or for another price.',
  UNKNOWN_ITEM: 'There is no item with this number.',
  NOT_ON_SALE: 'Here the item is not on sale, and was not sold here either.',
  SOLD_IN_ORDER: 'Here the item is sold: `hint` is the number of the order and its day.',
  OTHER_DAY: 'Another row has the same receipt on another day: `hint` is that day.',
  TOO_MANY_LINES: 'More rows with one receipt than a sale has lines.',
  SALE_SETTLED: 'Here the item was sold on another day, or for another price, and that is paid out.',
} as const;

/** What is worth knowing before a shop's file is imported. */
export const fileNotes = {
  SECOND_TELEPHONE: 'Two telephone numbers: the first is kept, the other is not.',
  WITHOUT_EMAIL: 'No e-mail address: no log-in and no mail.',
  EMAIL_WAITS: 'Somebody logs in with the present address: the new one waits until it is confirmed.',
  EMAIL_LOGS_IN_ELSEWHERE: 'Somebody logs in with this address for another customer; nobody is linked to it.',
  SELF_ENTRY_NOT_TAKEN:
    'They may enter items themselves, and the store has that not, or not switched on: what is agreed of it stays.',
  CHARITY_NOT_ASKED: 'Whether unsold goods go to charity was not asked.',
  SPLIT_BLANK: 'No share of their own: that of the store counts.',
  SOLD: 'Sold already: their sales come in with them.',
  SETTLED: 'Sold, and paid out before they come here.',
  NUMBER_JUMP: 'Numbers far beyond the others: they come in, and new ones do not go on behind them.',
  MARKED_DOWN_AT_ONCE:
    'On sale for so long that the schedule of the store marks them down as soon as they are in.',
  PAST_RETURN: 'On sale, and their day of return is past already.',
  OTHER_CATEGORY: 'Of a category that the list of the store has not: they come in as they are.',
  ORDERS: 'Sales they make: rows with one receipt are one.',
  UNDONE_HERE: 'Recorded before, and undone here since: they stay so.',
  SOLD_FAR_ABOVE_PRICE: 'Sold for more than twice the asking price.',
} as const;
