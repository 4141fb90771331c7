import { has, type Module } from '#lib/modules.ts';
import * as m from '#lib/paraglide/messages.js';
import { may, type Right } from '#lib/rights.ts';

/** An area of the store's settings: a page below these, or these themselves. */
interface SettingsArea {
  /** The last part of its address; '' is the first page. */
  path: string;
  words: () => string;
  right: Right;
  /** What a store must have for it. */
  module?: Module;
}

/** All of them in the order of the menu; a new one is one line here. */
const AREAS: readonly SettingsArea[] = [
  { path: '', words: m.settings_store, right: 'store.settings' },
  { path: 'hours', words: m.hours_title, right: 'store.settings' },
  { path: 'footer', words: m.foot_title, right: 'store.settings' },
  { path: 'pages', words: m.texts_title, right: 'store.settings' },
  { path: 'modules', words: m.settings_modules, right: 'store.settings' },
  { path: 'mail', words: m.settings_mail, right: 'store.settings' },
  { path: 'passwords', words: m.settings_passwords, right: 'store.settings' },
  {
    ...{ path: 'consignment', words: m.settings_consignment, right: 'consignment.settings' },
    module: 'CONSIGNMENT',
  },
  { path: 'start', words: m.settings_start, right: 'store.settings' },
];

type Reader = Parameters<typeof may>[0];
type Shop = Parameters<typeof has>[0];

/** Those that this store has and this reader may change. */
export function settingsAreas(store: Shop, viewer: Reader): { path: string; words: string }[] {
  return AREAS.filter(({ right, module }) => may(viewer, right) && (!module || has(store, module))).map(
    ({ path, words }) => ({ path, words: words() }),
  );
}

/** Where the menu leads: the first of them; null where there is none. */
export function firstSettings(store: Shop, viewer: Reader): string | null {
  const [first] = settingsAreas(store, viewer);
  if (!first) return null;
  return first.path ? `settings/${first.path}` : 'settings';
}
