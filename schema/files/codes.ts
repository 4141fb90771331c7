/**
 * What may be wrong in a shop's file that only the store can tell, each with the sentence the graph has for it. Two
 * services read one file, and the job that imports it shows the faults of both: both know all of these.
 */
export const fileFaults = {
  NUMBER_TAKEN: 'A customer with this number was made here and not imported.',
  TAKEN: 'Another customer of the store has this e-mail address, or is about to.',
  CHANGED_HERE: 'It was changed here since the last import; `hint` is what stands here.',
  SELF_ENTRY_NOT_ALLOWED: 'In this store nobody enters items themselves.',
  UNKNOWN_CONSIGNOR: 'There is no consignor with this number: import consignors first.',
  NOT_SOLD: 'It belongs to a sale, and the item is not sold.',
  RETURN_BEFORE_INTAKE: 'The day of return is before the day of intake.',
  OTHER_CONSIGNOR: 'Here the item is somebody else’s.',
  OTHERWISE_HERE: 'Here the item is in another state.',
  SOLD_HERE: 'Here the item was sold already.',
  SOLD_OTHERWISE: 'Here the item was sold on another day, or for another price.',
} as const;

/** What is worth knowing before a shop's file is imported. */
export const fileNotes = {
  WITHOUT_EMAIL: 'No e-mail address: no log-in and no mail.',
  EMAIL_WAITS: 'Somebody logs in with the present address: the new one waits until it is confirmed.',
  EMAIL_LOGS_IN_ELSEWHERE: 'Somebody logs in with this address for another customer; nobody is linked to it.',
  CHARITY_NOT_ASKED: 'Whether unsold goods go to charity was not asked.',
  SPLIT_BLANK: 'No share of their own: that of the store counts.',
  SOLD: 'Sold already: their sales come in with them.',
  SETTLED: 'Sold, and paid out before they come here.',
} as const;
