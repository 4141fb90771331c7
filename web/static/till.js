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

  /** An amount as it is typed, in minor units; null where nothing is, NaN where it is left to the answer to read it. */
  function read(typed, digits) {
    const bare = typed.trim().replace(/\s/g, '');
    if (bare === '') return null;
    const [, whole, part = ''] = /^(\d+)(?:[.,](\d{1,2}))?$/.exec(bare) ?? [];
    return whole === undefined || part.length > digits ? NaN : Number(whole + part.padEnd(digits, '0'));
  }

  function offOf(typed, price, digits) {
    const [, part] = /^(\d{1,3}(?:[.,]\d{1,2})?)\s*%$/.exec(typed.trim()) ?? [];
    if (part === undefined) return read(typed, digits) ?? 0;
    return Math.floor((price * Math.round(Number(part.replace(',', '.')) * 100) + 5000) / 10000);
  }

  function show(form) {
    const money = writer(form.dataset.till);
    const digits = money.resolvedOptions().maximumFractionDigits;
    const say = (name, minor) => {
      const output = form.querySelector(`[data-${name}]`);
      if (output) output.textContent = Number.isFinite(minor) ? money.format(minor / 10 ** digits) : UNREAD;
    };
    let left = 0;
    for (const line of form.querySelectorAll('[data-line]')) {
      const [price, off] = ['priceMinor', 'discount'].map((name) => line.querySelector(`[name$=".${name}"]`));
      const costs = read(price.value, digits) ?? Number(price.dataset.asking);
      const rest = costs - offOf(off.value, costs, digits);
      left += rest;
      line.querySelector('[data-left]').textContent = Number.isFinite(rest)
        ? money.format(rest / 10 ** digits)
        : UNREAD;
    }
    const total = left - offOf(form.elements.discount.value, left, digits);
    say('total', total);
    // What is charged is what was in sight.
    if (Number.isFinite(total)) form.querySelector('[name=total]').value = total;
    const parts = [...form.querySelectorAll('[name^="pay."]')].map(({ value }) => read(value, digits) ?? 0);
    say(
      'rest',
      parts.reduce((sum, part) => sum - part, total),
    );
    const given = form.elements.given && read(form.elements.given.value, digits);
    say('change', given === null || given < total ? NaN : given - total);
  }

  const showAll = () => document.querySelectorAll('form[data-till]').forEach(show);
  showAll();
  // An answer that came in place brings the sums of the store, and what was given in cash.
  new MutationObserver(showAll).observe(document.querySelector('main').parentElement, { childList: true });
  for (const kind of ['input', 'change'])
    document.addEventListener(kind, ({ target }) => {
      if (target.form?.dataset.till) show(target.form);
    });
})();
