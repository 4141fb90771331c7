// GraphiQL is an application of its own; the pages around it need no client.
export const csr = true;
