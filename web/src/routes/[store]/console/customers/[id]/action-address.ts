/** An address as a page's state or a request has it. */
interface Asked {
  pathname: string;
  searchParams: Iterable<[string, string]>;
}

/** How an address says what was done. */
const DONE = ['saved', 'mailed', 'copied', 'deleted', 'handed', 'linked'];

/** What an address says besides the action and the notice of what was done. */
export function keptQuery({ searchParams }: Pick<Asked, 'searchParams'>): URLSearchParams {
  return new URLSearchParams(
    [...searchParams].filter(([name]) => !DONE.includes(name) && !name.startsWith('/')),
  );
}

/** Where a form of this page goes: the page as it was opened, and the action. */
export function actionAddress(url: Asked, action: string): string {
  const kept = keptQuery(url);
  return `${url.pathname}?${kept.size ? `${kept}&` : ''}/${action}`;
}

/** Whether what a page shows is the answer to its own form, not to one in the head above it. */
export function isSaving({ searchParams }: Pick<Asked, 'searchParams'>): boolean {
  return [...searchParams].some(([name]) => name === '/save' || name === '/enter');
}
