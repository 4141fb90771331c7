// Pages are complete without JavaScript. /comfort.js adds what is pleasant; a page that needs more (upload
// progress, GraphiQL) says `export const csr = true` in its own +page.ts.
export const csr = false;
