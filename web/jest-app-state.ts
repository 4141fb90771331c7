/** What SvelteKit keeps of the page that is shown, for components that a spec draws by themselves. */
export const page = { data: {}, url: new URL('http://own.invalid/') };
