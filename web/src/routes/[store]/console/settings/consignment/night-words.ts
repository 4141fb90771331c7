import { number } from '#lib/format.ts';
import * as m from '#lib/paraglide/messages.js';

/** What would become of goods in the coming night, and how many stay; what would become of none is not said. */
export function nightText(night: { toStore: number; toCharity: number; left: number }): string {
  const { toStore, toCharity, left } = night;
  return [
    ...(toStore > 0 ? [m.settings_night_store({ count: toStore, text: number(toStore) })] : []),
    ...(toCharity > 0 ? [m.settings_night_charity({ count: toCharity, text: number(toCharity) })] : []),
    ...(toStore + toCharity === 0 ? [m.settings_night_none()] : []),
    ...(left > 0 ? [m.settings_night_left({ count: left, text: number(left) })] : []),
  ].join(' ');
}
