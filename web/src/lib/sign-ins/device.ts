import * as m from '#lib/paraglide/messages.js';

/** A device in words: "Chrome op Android"; what of the two is not known is left out. */
export function deviceText({ browser, system }: { browser: string | null; system: string | null }): string {
  if (browser && system) return m.device_on({ browser, system });
  return browser ?? system ?? m.device_unknown();
}
