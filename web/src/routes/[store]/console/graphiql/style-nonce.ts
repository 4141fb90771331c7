/**
 * Monaco and what stands around it write style elements and know of no nonce: from here on each gets the one of this
 * page's own scripts, so that the policy allows these and no others.
 */
export function giveStylesTheNonce(): void {
  const { nonce } = document.querySelector<HTMLScriptElement>('script[nonce]') ?? {};
  if (!nonce) return;
  const create = document.createElement.bind(document) as typeof document.createElement;
  document.createElement = (name: string, options?: ElementCreationOptions): HTMLElement => {
    const made = create(name, options);
    if (made instanceof HTMLStyleElement) made.nonce = nonce;
    return made;
  };
}
