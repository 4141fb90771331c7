/**
 * Where things are sold the sums follow what is typed, and what was given in cash says what goes back. Without this the same
 * sums come with every answer.
 */
(() => {
  document.documentElement.classList.add('lively');
  const REGION = { en: 'en-GB', nl: 'nl-NL', nb: 'nb-NO', sv: 'sv-SE' };
  const UNREAD = '–';

  function writer(currency) {
    const options = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' };
    return new Intl.NumberFormat(REGION[document.documentElement.lang] ?? 'en-GB', options);
  }

  /** An amount as it is typed, in minor units, by the rule of the store; null where nothing is, NaN where it is no amount. */
  function reader({ sign, end, spellings, most }, digits) {
    return (typed) => {
      const bare = typed.trim().replace(new RegExp(sign, 'gi'), '').trim().replace(new RegExp(end), '');
      if (bare === '') return typed.trim() === '' ? null : NaN;
      const found = spellings.map((each) => new RegExp(each).exec(bare)?.groups).find(Boolean);
      if (!found || (found.part ?? '').length > digits) return NaN;
      const minor = Number(found.whole.replace(/\D/g, '') + (found.part ?? '').padEnd(digits, '0'));
      return minor <= most ? minor : NaN;
    };
  }

  /** What is left of a price; NaN where more than all of it would come off. */
  function leftOf(price, typed, read) {
    const [, part] = /^(\d{1,3}(?:[.,]\d{1,2})?)\s*%$/.exec(typed.trim()) ?? [];
    const hundredths = part === undefined ? null : Math.round(Number(part.replace(',', '.')) * 100);
    const off = hundredths === null ? (read(typed) ?? 0) : Math.floor((price * hundredths + 5000) / 10000);
    return off <= price ? price - off : NaN;
  }

  function show(form) {
    const money = writer(form.dataset.till);
    const digits = money.resolvedOptions().maximumFractionDigits;
    const read = reader(JSON.parse(form.dataset.amounts), digits);
    const inWords = (minor) => (Number.isFinite(minor) ? money.format(minor / 10 ** digits) : UNREAD);
    const say = (name, minor) => {
      const output = form.querySelector(`[data-${name}]`);
      if (output) output.textContent = inWords(minor);
    };
    let left = 0;
    for (const line of form.querySelectorAll('[data-line]')) {
      const [price, off] = ['priceMinor', 'discount'].map((name) => line.querySelector(`[name$=".${name}"]`));
      const rest = leftOf(read(price.value) ?? Number(price.dataset.asking), off.value, read);
      left += rest;
      line.querySelector('[data-left]').textContent = inWords(rest);
    }
    const total = leftOf(left, form.elements.discount.value, read);
    say('total', total);
    // What is charged is what was in sight: where that was nothing, nothing is.
    form.querySelector('[name=total]').value = Number.isFinite(total) ? total : '';
    const parts = [...form.querySelectorAll('[name^="pay."]')].map(({ value }) => read(value) ?? 0);
    say(
      'rest',
      parts.reduce((sum, part) => sum - part, total),
    );
    showChange(form, form.elements.given ? read(form.elements.given.value) : null, { total, inWords });
  }

  /** What goes back of what was given in cash, or by how much it was too little. */
  function showChange(form, given, { total, inWords }) {
    const [change, short] = ['change', 'short'].map((name) => form.querySelector(`[data-${name}]`));
    if (!change) return;
    const isShort = given !== null && given < total;
    change.textContent = inWords(given === null || isShort ? NaN : given - total);
    change.parentElement.hidden = isShort;
    short.hidden = !isShort;
    short.textContent = isShort ? short.dataset.short.replace('{amount}', inWords(total - given)) : '';
  }

  /** What was said of a way to pay is not said of another. */
  function dropToldOfOther(form) {
    const told = form.querySelector('[data-told-of]');
    if (told && form.elements.paidBy.value !== told.dataset.toldOf) told.remove();
  }

  const showAll = () => document.querySelectorAll('form[data-till]').forEach(show);
  showAll();
  // What a scan brought along from the last sale stands in the list: loaded anew or come back to, the page is a new sale.
  if (location.search.startsWith('?number=')) history.replaceState(history.state, '', location.pathname);
  // An answer that came in place brings the sums of the store, and what was given in cash.
  new MutationObserver(() => {
    showAll();
    mark(false);
  }).observe(document.querySelector('main').parentElement, { childList: true });
  for (const kind of ['input', 'change'])
    document.addEventListener(kind, ({ target }) => {
      if (!target.form?.dataset.till) return;
      show(target.form);
      if (target.name === 'paidBy') dropToldOfOther(target.form);
    });

  /**
   * The entry of the history that a sale was made from says so, and its address says no sale any more: who comes back to it
   * finds a new one, and not what was chosen for the one that is made. Who only went back and forth finds what the browser kept.
   */
  function mark(sold) {
    const address = sold ? location.href : (history.state?.address ?? location.href);
    history.replaceState({ ...history.state, sold, address }, '', sold ? location.pathname : address);
  }
  document.addEventListener('submit', ({ submitter }) => {
    if (submitter?.matches('[data-sells]')) mark(true);
  });
  // No answer came: it is the same sale still.
  document.addEventListener('unsent', () => mark(false));
  addEventListener('pageshow', ({ persisted }) => {
    if (!history.state?.sold) return;
    history.replaceState({}, '', location.pathname);
    if (persisted) location.replace(location.pathname);
    for (const form of document.querySelectorAll('form[data-till]')) form.reset();
    showAll();
  });
})();
