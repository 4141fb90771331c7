/**
 * What JavaScript adds where a store's look is chosen: the picture of it follows what is chosen, and the address is copied.
 * Without it both forms have their buttons.
 */
(() => {
  const form = document.querySelector('[data-look]')?.form;
  const [typed, picked] = ['colour', 'colourPicked'].map((name) => form?.elements[name]);
  const HEX = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i;
  let asked = 0;

  /** The page that shows it, and of that the picture alone: drawn once its own sheet of style is there. */
  async function show() {
    const turn = (asked += 1);
    const query = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    const answer = await fetch(`${location.pathname}?${query}`).catch(() => null);
    if (!answer?.ok || turn !== asked) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const [old, fresh] = [document, page].map((each) => each.getElementById('look-preview'));
    const sheet = fresh?.querySelector('link');
    if (!old || !sheet) return;
    const loaded = document.createElement('link');
    Object.assign(loaded, { rel: 'stylesheet', href: sheet.href });
    loaded.onload = loaded.onerror = () => {
      if (turn === asked) old.replaceWith(document.adoptNode(fresh));
      loaded.remove();
    };
    document.head.append(loaded);
  }

  let timer;
  form?.addEventListener('input', ({ target }) => {
    if (!('look' in target.dataset)) return;
    const digits = HEX.exec(typed.value.trim())?.[1];
    if (target === picked) typed.value = picked.value;
    else if (target === typed && digits?.length === 6) picked.value = `#${digits}`;
    // Whoever takes a colour wants to see it.
    if (target === picked || target === typed) form.elements.skin.value = 'FREE';
    clearTimeout(timer);
    timer = setTimeout(show, 120);
  });
  // What it does happens by itself.
  for (const button of document.querySelectorAll('[data-look-show]')) button.hidden = true;

  for (const button of document.querySelectorAll('[data-copy]')) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
      button.textContent = button.dataset.copied;
    });
  }
})();
