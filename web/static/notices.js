/**
 * A page of a customer follows what changes of theirs [B11]: it is told that something did (server-sent events), reads itself
 * again, and puts what is new in place of what was there (`data-live`). Without this the same stands there when it is loaded
 * again. Only while it is in sight: a browser opens few connections of this kind, for all its tabs together.
 */
(() => {
  const follows = () => document.querySelector('[data-notices]');
  if (!follows() || !window.EventSource) return;
  const address = follows().dataset.notices;
  /** Out of sight for no longer than this is nothing. */
  const HIDDEN_MS = 5_000;
  /** Between two readings: what is told meanwhile is read together. */
  const REST_MS = 1_000;
  const AWAY_MS = 10_000;
  /** After a refusal: twice as long each time, and not all pages at one moment. */
  let refusedMs = 15_000;
  const LONGEST_MS = 300_000;

  let source = null;
  let isOver = false;
  let hiding;
  let again;

  function open() {
    if (isOver || source || document.hidden) return;
    clearTimeout(again);
    // Of when the page is: what changed since is told at once.
    source = new EventSource(`${address}?at=${follows().dataset.madeAt}`);
    for (const name of ['changed', 'again']) source.addEventListener(name, () => void read());
    source.addEventListener('end', end);
    source.addEventListener('open', () => (refusedMs = 15_000));
    source.addEventListener('error', () => {
      // It comes back by itself, unless it was refused.
      if (source?.readyState !== EventSource.CLOSED) return;
      close();
      void ask();
    });
  }
  /** Why it was refused a browser does not say: where nobody is logged in any more it stays so, else there was no room. */
  async function ask() {
    const headers = { accept: 'text/event-stream' };
    const answer = await fetch(address, { method: 'HEAD', headers }).catch(() => null);
    if (answer && answer.status >= 400 && answer.status < 500) return end();
    again = setTimeout(open, refusedMs * (1 + Math.random()));
    refusedMs = Math.min(2 * refusedMs, LONGEST_MS);
  }
  function close() {
    source?.close();
    source = null;
  }
  /** Nobody is logged in any more: nothing is asked for again. */
  function end() {
    isOver = true;
    clearTimeout(again);
    close();
  }

  document.addEventListener('visibilitychange', () => {
    clearTimeout(hiding);
    if (document.hidden) hiding = setTimeout(close, HIDDEN_MS);
    else open();
  });
  // A page with an open connection cannot be kept for the way back.
  addEventListener('pagehide', close);
  addEventListener('pageshow', open);

  let isReading = false;
  let isWanted = false;
  async function read() {
    isWanted = true;
    if (isReading) return;
    isReading = true;
    while (isWanted && !isOver) {
      isWanted = false;
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => null);
      // What is there instead is the log-in.
      if (answer?.redirected || answer?.status === 401) end();
      else if (answer?.ok) show(new DOMParser().parseFromString(await answer.text(), 'text/html'));
      else isWanted = true;
      await new Promise((rested) => setTimeout(rested, isWanted && !answer?.ok ? AWAY_MS : REST_MS));
    }
    isReading = false;
  }

  const regions = (page) => [...page.querySelectorAll('[data-live]')];
  const soldIn = (page) => [...page.querySelectorAll('[data-sold]')];
  const isTyping = (region) =>
    region.contains(document.activeElement?.closest('input, select, textarea') ?? null) ||
    [...region.querySelectorAll('input, textarea')].some(
      ({ value, defaultValue, checked, defaultChecked }) =>
        value !== defaultValue || checked !== defaultChecked,
    );

  function show(fresh) {
    // Another page that stands at this address now.
    if (!fresh.querySelector('[data-notices]')) return;
    const known = new Set(soldIn(document).map(({ dataset }) => dataset.sold));
    // The newest stand first: what comes up from below, where a sale was undone, is no news.
    const latest = soldIn(fresh);
    const old = latest.findIndex(({ dataset }) => known.has(dataset.sold));
    const news = latest.slice(0, old < 0 ? latest.length : old);
    const stay = whereOnScreen();
    let hasChanged = false;
    for (const region of regions(document)) {
      const next = regions(fresh).find(({ dataset }) => dataset.live === region.dataset.live);
      if (!next || region.outerHTML === next.outerHTML || isTyping(region)) continue;
      replace(region, document.adoptNode(next));
      hasChanged = true;
    }
    follows().dataset.madeAt = fresh.querySelector('[data-notices]').dataset.madeAt;
    if (!hasChanged) return;
    const icons = fresh.querySelector('#icons');
    if (icons) document.querySelector('#icons')?.replaceWith(document.adoptNode(icons));
    tell(news.map(({ textContent }) => textContent.trim()));
    stay();
  }

  /** What is said to who does not see it change, and to who does why. */
  function tell(sold) {
    const told = document.querySelector('[data-told]');
    told.textContent = sold.join(' ') || told.dataset.told;
  }

  /** What is open stays open, and what has the focus keeps it. */
  function replace(old, next) {
    const details = [...old.querySelectorAll('details')];
    [...next.querySelectorAll('details')].forEach((each, at) => (each.open = details[at]?.open ?? each.open));
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    const same = focused && sameIn(next, old, focused);
    old.replaceWith(next);
    if (!focused) return;
    if (!same) next.tabIndex = -1;
    (same ?? next).focus({ preventScroll: true });
  }
  const linkTo = (href, page) =>
    [...page.querySelectorAll('a[href]')].find((each) => each.getAttribute('href') === href);
  function sameIn(next, old, focused) {
    const href = focused.getAttribute('href');
    if (href !== null) return linkTo(href, next);
    const all = (region) => [...region.querySelectorAll(focused.localName)];
    return all(next)[all(old).indexOf(focused)];
  }

  /** The first link in sight stays where it is; answers what holds it there. */
  function whereOnScreen() {
    const first = [...document.querySelectorAll('main [data-live] a[href]')].find(
      (each) => each.getBoundingClientRect().top >= 0 && each.offsetParent,
    );
    if (!first || scrollY === 0) return () => undefined;
    const [href, top] = [first.getAttribute('href'), first.getBoundingClientRect().top];
    return () => {
      const now = linkTo(href, document.querySelector('main'))?.getBoundingClientRect().top;
      if (now !== undefined) scrollBy({ top: now - top, behavior: 'instant' });
    };
  }

  open();
})();
