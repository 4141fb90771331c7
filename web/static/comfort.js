/**
 * What JavaScript adds where pages have no script of their own. Everything here works without it too: menus
 * are <details>, filters and toggles are forms.
 */
(() => {
  /** Menus close on Escape and on a click elsewhere, and give the focus back. */
  const openMenus = () => [...document.querySelectorAll('details.pop[open]')];
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      for (const menu of openMenus()) {
        menu.open = false;
        menu.querySelector('summary')?.focus();
      }
    }
    // "/" goes to the search field, as in every console people know.
    const typing = event.target.closest?.('input, textarea, select, [contenteditable], .graphiql-container');
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const search = document.querySelector('[role="search"] input');
      if (search) {
        event.preventDefault();
        search.focus();
      }
    }
  });
  document.addEventListener('click', (event) => {
    for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
  });

  /** `data-submit`: a filter or a switch that takes effect when it changes; its button is for those without. */
  document.addEventListener('change', (event) => {
    if (event.target.matches?.('[data-submit]')) event.target.form?.requestSubmit();
  });

  /**
   * A form is sent once, however often it is pressed; coming back to the page makes it fresh again.
   * `data-soft`: the answer replaces the main part in place, so that a switch far down a list stays under the
   * pointer. Anything unusual falls back to the ordinary way.
   */
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    if (form.method !== 'post') return;
    form.dataset.sent = 'yes';
    if ('soft' in form.dataset) {
      event.preventDefault();
      void sendInPlace(form, event.submitter);
    }
  });
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
  });

  async function sendInPlace(form, submitter) {
    const focus = document.activeElement?.id;
    // `submitter.formAction` is never empty: without the attribute it is the page itself.
    const address = submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? '';
    const body = new URLSearchParams(new FormData(form, submitter));
    try {
      const headers = { accept: 'text/html' };
      const response = await fetch(new URL(address, location.href), { method: 'POST', body, headers });
      const here = new URL(response.url).pathname === location.pathname;
      const page = new DOMParser().parseFromString(await response.text(), 'text/html');
      const [old, fresh] = [document.querySelector('main'), page.querySelector('main')];
      if (!here || !old || !fresh) {
        location.assign(response.redirected ? response.url : location.href);
        return;
      }
      old.replaceWith(document.adoptNode(fresh));
      document.title = page.title;
      if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
    } catch {
      form.submit();
    }
  }
})();
