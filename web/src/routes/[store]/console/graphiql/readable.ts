/** Directives, which Monaco's light theme draws in a grey that is too faint to read. */
const DIRECTIVE = { token: 'annotation', foreground: '#5f5f5f' };

/** From here on every light theme that the editor is given draws all of its words so that they can be read. */
export async function makeThemesReadable(): Promise<void> {
  const { editor } = await import('monaco-graphql/esm/monaco-editor.js');
  const define = editor.defineTheme.bind(editor);
  editor.defineTheme = (name, theme) =>
    define(name, theme.base === 'vs' ? { ...theme, rules: [...theme.rules, DIRECTIVE] } : theme);
}

/**
 * GraphiQL calls the items of a list tabs, and puts buttons into them: whoever hears the page is told of one control and
 * meets two. As a list of buttons, of which one is pressed, it is what it does.
 */
export function makeTabsButtons(place: HTMLElement): () => void {
  const observer = new MutationObserver(() => mend(place));
  observer.observe(place, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['role', 'aria-selected'],
  });
  return () => observer.disconnect();
}

function mend(place: HTMLElement): void {
  for (const list of place.querySelectorAll('[role=tablist]:has(.graphiql-tab)'))
    list.removeAttribute('role');
  for (const item of place.querySelectorAll('.graphiql-tab:is([role], [aria-selected])')) {
    const isActive = item.getAttribute('aria-selected') === 'true';
    item.removeAttribute('role');
    item.removeAttribute('aria-selected');
    item.querySelector('button')?.setAttribute('aria-pressed', String(isActive));
  }
}
