// One form: nothing to gain by JavaScript.
export const csr = false;
