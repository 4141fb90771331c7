import { onMount } from 'svelte';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * What a person typed, ticked, chose or marked before the page came alive stays: hydration puts back what the server
 * sent, and a marked text loses its marks on the way. Called by the outermost layout, before anything in it hydrates.
 */
export function keepWhatWasEarly(): void {
  const controls = globalThis.document?.querySelectorAll<Control>('input, textarea, select') ?? [];
  const putBack = [...controls].map(stateOf);
  onMount(() => {
    for (const put of putBack) put();
  });
}

/** Puts a control back into the state it has now. */
function stateOf(control: Control): () => void {
  if (control instanceof HTMLSelectElement) {
    const chosen = [...control.options].map(({ selected }) => selected);
    return () => {
      for (const [at, option] of [...control.options].entries()) option.selected = chosen[at] ?? false;
    };
  }
  if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')) {
    const { checked } = control;
    return () => void (control.checked = checked);
  }
  // A file cannot be put back, and nobody takes it away.
  if (control.type === 'file') return () => undefined;
  const { value, selectionStart, selectionEnd, selectionDirection } = control;
  return () => {
    control.value = value;
    // Null where a kind of field has no marks: a number, an address.
    if (selectionStart !== null)
      control.setSelectionRange(selectionStart, selectionEnd, selectionDirection ?? undefined);
  };
}
