/**
 * A scanner is a keyboard: it types what a label says into whatever has the focus, and Enter behind it. Where things are sold
 * that is the number of an item wherever the focus is: it goes to the list, the field gets back what it held, and no button
 * is pressed. `data-ahead` is the field for it; where a sale was made `data-scan` leads to the next one.
 */
(() => {
  /**
   * What tells a scanner from a hand is how quickly key follows key: a scanner needs 1 to 20 ms, a slow one by radio some 30;
   * who types fast needs 80, and two neighbouring keys may fall together, but never four. So it is the average that counts: a
   * scanner may falter once. A key that is held down repeats every 30 ms and is no scanner. The Enter may come a little later.
   */
  const LONGEST_AVERAGE_MS = 40;
  const LONGEST_GAP_MS = 150;
  /** A number, or the address that a label leads to. */
  const LABEL = /^\d{4,10}$|\/\d{5}\/i\/\d{1,10}\/?$/;

  let typed = '';
  let [firstAt, lastAt] = [0, 0];
  /** What each field that got some of it had held before. */
  let before = new Map();

  function giveBack() {
    for (const [field, value] of before) {
      if (!field.isConnected || field.value === value) continue;
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }

  function take(label) {
    const scanner = document.querySelector('[data-ahead]');
    const next = document.querySelector('a[data-scan]');
    if (scanner) {
      scanner.value = label;
      scanner.form.requestSubmit();
    } else if (next) {
      bring([label]);
      location.assign(next.href);
    }
  }

  /** What was scanned goes along into the next sale. */
  function bring(labels) {
    const next = document.querySelector('a[data-scan]');
    const address = new URL(next.href);
    for (const label of labels) address.searchParams.append('number', label);
    next.href = address;
  }

  /** What was scanned while the sale was answered is said, and begins the next one. */
  const LONGEST_AWAY_MS = 60_000;
  function tellKept() {
    const kept = JSON.parse(sessionStorage.getItem('scanned') ?? 'null');
    sessionStorage.removeItem('scanned');
    const told = document.querySelector('[data-scanned]');
    if (!told || !kept || Date.now() - kept.at > LONGEST_AWAY_MS) return;
    bring(kept.labels);
    const numbers = kept.labels.map((label) => /(\d+)\/?$/.exec(label)?.[1] ?? label);
    told.textContent = told.dataset.scanned.replace('{numbers}', numbers.join(', '));
    told.hidden = false;
  }
  tellKept();

  document.addEventListener(
    'keydown',
    (event) => {
      const { key, target, timeStamp } = event;
      const gap = timeStamp - lastAt;
      const average = (lastAt - firstAt) / (typed.length - 1);
      const isQuick = gap <= LONGEST_GAP_MS && average <= LONGEST_AVERAGE_MS;
      if (key === 'Enter' && isQuick && LABEL.test(typed)) {
        event.preventDefault();
        event.stopImmediatePropagation();
        giveBack();
        take(typed);
        typed = '';
        return;
      }
      // Shift goes before a colon, and says nothing itself.
      if (key === 'Shift') return;
      const isText = key.length === 1 && !event.repeat && !event.ctrlKey && !event.metaKey && !event.altKey;
      // Also right behind another scan: its keys are not those of this one.
      if (!isText || gap > LONGEST_GAP_MS || typed === '')
        [typed, firstAt, before] = ['', timeStamp, new Map()];
      if (!isText) return;
      typed += key;
      lastAt = timeStamp;
      if ('value' in target && !before.has(target)) before.set(target, target.value);
    },
    true,
  );
})();
