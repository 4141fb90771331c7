import type { IconName } from './icons.ts';

/** One area of My page or of the console, as its navigation shows it. */
export interface AreaLink {
  name: string;
  href: string;
  current: boolean;
  /** Beside the name: how many there are. */
  count?: string;
  icon?: IconName;
  /** Full page load, for the route with a content policy of its own. */
  reload?: boolean;
}
