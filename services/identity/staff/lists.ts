/**
 * The lists of the console whose columns somebody may choose: each by the name its page keeps the choice under. What is
 * kept under another name nobody would ever read again.
 */
export const LISTS = ['customers', 'groups', 'items', 'sales'] as const;

/** Whether there is such a list. */
export const isList = (name: string): boolean => (LISTS as readonly string[]).includes(name);
