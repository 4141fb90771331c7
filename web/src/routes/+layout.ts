// Pages are complete without JavaScript; those that gain by it say so (console).
export const csr = false;
