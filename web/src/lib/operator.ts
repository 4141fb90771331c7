/** The store of those who run the installation: nobody's shop. */
const OPERATORS_STORE = '00000';

/** What there is of a console where no shop is; and that no shop has. */
const OPERATORS_ONLY = '/[store]/console/stores';
const OPERATORS_TOO = new Set([
  '',
  '/login',
  '/log-out',
  '/forgot',
  '/set-password',
  '/not-me',
  '/sign-ins',
  '/password',
  '/email',
  '/confirm-email',
  '/keep-email',
  '/confirm',
  '/graphiql',
]);
const CONSOLE = '/[store]/console';

/** Whether this is where stores are made, and no shop. */
export const isOperators = (storeId: string | null | undefined): boolean => storeId === OPERATORS_STORE;

/** Whether there is such a page in this store: the operators' own have nothing of a shop, and a shop nothing of theirs. */
export function isPageOf(storeId: string, route: string): boolean {
  const ofOperators = route === OPERATORS_ONLY || route.startsWith(`${OPERATORS_ONLY}/`);
  if (!isOperators(storeId)) return !ofOperators;
  const isConsole = route === CONSOLE || route.startsWith(`${CONSOLE}/`);
  return ofOperators || (isConsole && OPERATORS_TOO.has(route.slice(CONSOLE.length)));
}
