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

  /**
   * `data-submit`: a filter or a switch that takes effect when it changes; its button is for those without. The
   * address ends in the control, so that the page that comes gives the focus back to it.
   */
  document.addEventListener('change', (event) => {
    const { form, id } = event.target;
    if (!form || !event.target.matches('[data-submit]')) return;
    if (id && form.method === 'get') form.action = `${form.action.split('#')[0]}#${id}`;
    form.requestSubmit();
  });

  /**
   * `data-all`: ticks every box of that name in its form, and shows whether all of them are, some or none; `data-count`
   * says how many.
   */
  const boxesOf = (form, name) =>
    [...form.elements].filter((each) => each.name === name && each.type === 'checkbox');
  document.addEventListener('change', ({ target: { type, form, name, dataset, checked } }) => {
    if (type !== 'checkbox' || !form) return;
    if (dataset.all) for (const box of boxesOf(form, dataset.all)) box.checked = checked;
    showChosen(form, dataset.all ?? name);
  });
  function showChosen(form, name) {
    const boxes = boxesOf(form, name);
    const ticked = boxes.filter((box) => box.checked).length;
    for (const all of [...form.elements].filter((each) => each.dataset.all === name)) {
      all.checked = ticked > 0 && ticked === boxes.length;
      all.indeterminate = ticked > 0 && ticked < boxes.length;
    }
    for (const count of form.querySelectorAll('[data-count]'))
      if (count.dataset.count === name) count.textContent = ticked || '';
  }
  // Those that the browser has kept ticked on the way back.
  addEventListener('pageshow', () => {
    for (const count of document.querySelectorAll('form [data-count]'))
      showChosen(count.closest('form'), count.dataset.count);
  });

  /** `data-rest`: two percentages that make 100 together; typing in the one fills the other. */
  document.addEventListener('input', (event) => {
    const other = document.getElementById(event.target.dataset?.rest ?? '');
    if (!other) return;
    const typed = event.target.value.trim();
    const value = /^\d{1,3}([.,]\d{1,2})?$/.test(typed) ? Number(typed.replace(',', '.')) : NaN;
    const rest = String(Math.round((100 - value) * 100) / 100);
    other.value = value <= 100 ? (typed.includes(',') ? rest.replace('.', ',') : rest) : '';
  });

  /**
   * `data-photo`: shows the photo that was chosen, and makes it as small as it is kept before it goes out: a telephone's is
   * ten times as large. What the browser cannot read goes as it is, for the store to judge; what is too large all the same
   * (`data-most`) is not sent, and `data-too-large` says so.
   */
  const LONGEST_EDGE = 1600;
  async function smaller(file) {
    const image = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGEST_EDGE / Math.max(image.width, image.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
    return { canvas, file: new File([blob], file.name.replace(/\.\w+$/, '') + '.jpg', { type: blob.type }) };
  }
  for (const field of document.querySelectorAll('[data-photo]')) {
    const [input, preview, told] = ['input[type=file]', '[data-preview]', '[data-chosen]'].map((part) =>
      field.querySelector(part),
    );
    const before = { src: preview.getAttribute('src'), hidden: preview.hidden };
    const show = (name, src) => {
      Object.assign(told, { textContent: name, hidden: !name });
      preview.hidden = src === null;
      if (src !== null) preview.src = src;
    };
    field.dataset.photo = 'lively';
    input.addEventListener('change', async () => {
      const [chosen] = input.files;
      // What is shown is what is sent.
      show(chosen?.name ?? '', chosen || before.hidden ? null : before.src);
      if (!chosen) return;
      const made = await smaller(chosen).catch(() => null);
      // Another one may have been chosen meanwhile.
      if (input.files[0] !== chosen) return;
      if (made !== null && made.file.size < chosen.size) {
        const files = new DataTransfer();
        files.items.add(made.file);
        input.files = files.files;
      }
      if (input.files[0].size > Number(field.dataset.most)) {
        input.value = '';
        show(field.dataset.tooLarge, before.hidden ? null : before.src);
      } else if (made !== null) show(chosen.name, made.canvas.toDataURL('image/jpeg', 0.7));
    });
  }

  /**
   * `data-print`: prints the page, in place of what says how that is done without. Who comes there prints, so it has the focus;
   * not with `data-quiet`, where one reads first.
   */
  for (const button of document.querySelectorAll('[data-print]')) {
    button.parentElement.hidden = false;
    document.getElementById(button.dataset.print).hidden = true;
    button.addEventListener('click', () => print());
    if (!('quiet' in button.dataset)) button.focus();
  }

  /** `data-writes`: a row of buttons that write a heading, bold, a list or a link into the text of that id, as one would type it. */
  const WRITES = {
    heading: (text) => [
      '',
      text
        .split('\n')
        .map((line) => `## ${line.replace(/^#+ */, '')}`)
        .join('\n'),
      '',
    ],
    list: (text) => [
      '',
      text
        .split('\n')
        .map((line) => `- ${line.replace(/^- /, '')}`)
        .join('\n'),
      '',
    ],
    bold: (text) => ['**', text, '**'],
    link: (text) => ['[', text, '](https://)'],
  };
  for (const tools of document.querySelectorAll('[data-writes]')) {
    const field = document.getElementById(tools.dataset.writes);
    tools.hidden = false;
    tools.addEventListener('click', ({ target }) => {
      const what = target.closest('[data-write]')?.dataset.write;
      if (!what) return;
      let [start, end] = [field.selectionStart, field.selectionEnd];
      // Headings and lists are whole lines.
      if (what === 'heading' || what === 'list') {
        start = field.value.lastIndexOf('\n', start - 1) + 1;
        const after = field.value.indexOf('\n', end);
        end = after < 0 ? field.value.length : after;
      }
      const [before, text, behind] = WRITES[what](field.value.slice(start, end));
      field.setRangeText(before + text + behind, start, end, 'end');
      const at = start + before.length;
      field.setSelectionRange(at, at + text.length);
      field.focus();
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }

  /** `data-reveal`: shows what is typed into a password field, and hides it again at the latest when it is sent. */
  for (const tick of document.querySelectorAll('[data-reveal]')) {
    const show = () =>
      document.getElementById(tick.dataset.reveal)?.setAttribute('type', tick.checked ? 'text' : 'password');
    tick.parentElement.hidden = false;
    tick.checked = false;
    tick.addEventListener('change', show);
    tick.form?.addEventListener('submit', () => {
      tick.checked = false;
      show();
    });
  }

  /**
   * A form that was refused stands at the address it was sent to. From now on that is the page's own: reloaded, it is
   * read anew, and nothing is sent a second time. Not where something would be lost with it.
   */
  const holdsMore = document.querySelector('form[data-unsaved], input[name="token"]');
  if (document.getElementById('problems') && !holdsMore) {
    const kept = location.search
      .slice(1)
      .split('&')
      .filter((part) => part && !part.startsWith('/'));
    history.replaceState(history.state, '', location.pathname + (kept.length ? `?${kept.join('&')}` : ''));
  }

  /**
   * `data-again`: work is under way; the page looks again, after so many milliseconds, until it is done. Where that is a part
   * of the page (`data-live`), only that part is put in place: what was ticked in it stays so, and the focus where it is.
   */
  const lookAgain = () => {
    const work = document.querySelector('[data-again]');
    if (!work) return;
    setTimeout(
      async () => {
        const answer = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => null);
        if (answer?.ok && work.dataset.live) replacePart(await answer.text(), work.dataset.live);
        else if (answer?.ok) replaceMain(await answer.text());
        lookAgain();
      },
      Number(work.dataset.again) || 1000,
    );
  };
  lookAgain();

  /**
   * A form is sent once, however often it is pressed; coming back to the page makes it fresh again.
   * `data-soft`: the answer replaces the main part in place, so that a switch far down a list stays under the
   * pointer; `refused`: only a refusal does, and who comes back to the page sends nothing again. Anything unusual falls back to
   * the ordinary way.
   */
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented) return;
    if (form.dataset.sent) {
      event.preventDefault();
      scanAhead(form);
      return;
    }
    if (form.method !== 'post') return;
    form.dataset.sent = 'yes';
    if ('soft' in form.dataset) {
      event.preventDefault();
      void sendInPlace(form, event.submitter);
    }
  });
  function freshen() {
    for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
  }
  addEventListener('pageshow', freshen);

  /** Whether a control says something else than it did when the page came. */
  function isEdited(control) {
    if (control.options) {
      const shown = [...control.options].findIndex((each) => each.defaultSelected);
      return control.selectedIndex !== Math.max(0, shown);
    }
    if (control.type === 'checkbox' || control.type === 'radio')
      return control.checked !== control.defaultChecked;
    // A colour is written in small letters by the browser.
    const { value, defaultValue = value } = control;
    return value?.toLowerCase() !== defaultValue?.toLowerCase();
  }

  /** `data-unsaved`: a form whose edits are not lost without a question; a refused one came with some. */
  const holdsEdits = (form) => form.dataset.unsaved === 'typed' || [...form.elements].some(isEdited);
  const guarded = (part) => [...part.querySelectorAll('form[data-unsaved]')];
  addEventListener('beforeunload', (event) => {
    if (!guarded(document).some((form) => !form.dataset.sent && holdsEdits(form))) return;
    event.preventDefault();
    // Who stays may press again what would have led away.
    setTimeout(freshen);
  });

  /** The main part of another page in place of this one's; false where one of them has none. */
  function replaceMain(text) {
    const page = new DOMParser().parseFromString(text, 'text/html');
    const [old, fresh] = [document.querySelector('main'), page.querySelector('main')];
    if (!old || !fresh) return false;
    for (const form of guarded(old).filter((each) => !each.dataset.sent && holdsEdits(each))) {
      const action = form.getAttribute('action');
      guarded(fresh)
        .find((each) => each.getAttribute('action') === action)
        ?.replaceWith(form);
    }
    old.replaceWith(document.adoptNode(fresh));
    // It may use icons that the old one did not.
    const icons = page.querySelector('#icons');
    if (icons) document.querySelector('#icons')?.replaceWith(document.adoptNode(icons));
    document.title = page.title;
    return true;
  }

  function replacePart(text, name) {
    const page = new DOMParser().parseFromString(text, 'text/html');
    const [old, fresh] = [document, page].map((each) => each.querySelector(`[data-live="${name}"]`));
    if (!old || !fresh || old.outerHTML === fresh.outerHTML) return;
    const controls = (part) => [...part.querySelectorAll('a, input')];
    const place = controls(old).indexOf(document.activeElement);
    const ticked = controls(old).filter(({ checked }) => checked);
    for (const control of controls(fresh))
      if (ticked.some(({ name, value }) => control.name === name && control.value === value))
        control.checked = true;
    old.replaceWith(document.adoptNode(fresh));
    if (place >= 0) controls(fresh)[place]?.focus({ preventScroll: true });
  }

  /** A form is the same one on another page by where it goes and what it brings unseen. */
  function keyOf(form) {
    const unseen = [...form.querySelectorAll('input[type=hidden]')].map(({ name, value }) => [name, value]);
    return JSON.stringify([form.getAttribute('action'), unseen]);
  }

  /** `data-ahead`: a scanner waits for nobody. What comes while its form is away is kept, and sent behind it. */
  const ahead = [];
  const scannerOf = (part) => part.querySelector('[data-ahead]');
  // Where the answer is another page (static/scan.js), it is told there.
  addEventListener('pagehide', () => {
    if (ahead.length)
      sessionStorage.setItem('scanned', JSON.stringify({ at: Date.now(), labels: ahead.splice(0) }));
  });
  function scanAhead(form) {
    const scanner = scannerOf(form);
    if (!scanner?.value) return;
    ahead.push(scanner.value);
    scanner.value = '';
  }
  function scanOn(rest) {
    const scanner = scannerOf(document);
    if (!scanner) return;
    if (ahead.length) {
      scanner.value = ahead.shift();
      scanner.form.requestSubmit();
    }
    if (rest) scanner.value = rest;
  }

  async function sendInPlace(form, submitter) {
    const [key, place] = [keyOf(form), [...form.elements].indexOf(submitter ?? document.activeElement)];
    // `submitter.formAction` is never empty: without the attribute it is the page itself.
    const address = submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? '';
    const body = new URLSearchParams(new FormData(form, submitter));
    const scanner = scannerOf(form);
    const scanned = scanner?.value;
    const told = form.querySelector('[data-unsent]');
    if (told) told.hidden = true;
    if (scanner) scanner.value = '';
    try {
      const headers = { accept: 'text/html' };
      const response = await fetch(new URL(address, location.href), { method: 'POST', body, headers });
      const here = new URL(response.url).pathname === location.pathname;
      const goesOn = response.redirected && form.dataset.soft === 'refused';
      if (!here || goesOn || !replaceMain(await response.text())) {
        location.assign(response.redirected ? response.url : location.href);
        return;
      }
      // What is made step by step stands in its address.
      if (scanner && response.redirected) history.replaceState({}, '', response.url);
      const same = [...document.querySelectorAll('main form')].find((each) => keyOf(each) === key);
      const leads = scanner || form.dataset.soft === 'refused';
      const wanted = leads && document.querySelector('main [autofocus]');
      if (wanted) wanted.focus();
      else same?.elements[place]?.focus({ preventScroll: true });
      scanOn(scanner?.value);
    } catch {
      if (scanner) scanner.value = scanned;
      if (!told) return form.submit();
      // What was chosen since the last answer would not outlive the browser's own page.
      delete form.dataset.sent;
      told.hidden = false;
      form.dispatchEvent(new Event('unsent', { bubbles: true }));
    }
  }
})();
