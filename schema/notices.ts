/** Something of these customers was sold, or its sale was undone, and their balance has it. */
export const SALES = 'consignment.sales';

/** What the sessions of these people stand on is another; of nobody by name: of everybody at the store's portal. */
export const SESSIONS = 'identity.sessions';
