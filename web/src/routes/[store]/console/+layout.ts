// The console gains by moving between pages without loading anew: lists keep their place, forms their focus.
export const csr = true;
