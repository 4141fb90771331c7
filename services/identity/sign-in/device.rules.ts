import Bowser from 'bowser';

/** What is known of a device: names of a closed list, '' where there is none. Of what a browser says nothing else is kept. */
export interface KnownDevice {
  browser: string;
  system: string;
}

/** More of it is not read. */
export const LONGEST_USER_AGENT = 400;

const browsers = new Set(Object.values(Bowser.BROWSER_MAP));
const systems = new Set(Object.values(Bowser.OS_MAP));
/** What people call by its own name, whatever runs on it. */
const models = new Set(['iPhone', 'iPad', 'iPod']);

/** The browser and its system, of what it says of itself: "Chrome" and "Android", "Safari" and "iPhone". */
export function readDevice(userAgent: string | null | undefined): KnownDevice {
  const said = userAgent?.trim().slice(0, LONGEST_USER_AGENT);
  if (!said) return { browser: '', system: '' };
  const { browser, os, platform } = Bowser.parse(said);
  const model = models.has(platform.model ?? '') ? platform.model : undefined;
  return {
    browser: known(browsers, browser.name).replace(/ for Android$/, ''),
    system: model ?? known(systems, os.name),
  };
}

/** A name that is in no list is whatever somebody sent. */
const known = (names: ReadonlySet<string>, name = ''): string => (names.has(name) ? name : '');

const DAY_MS = 24 * 3_600_000;
/** One like a device of the last so many days, from the same network, is taken for that one. */
export const LIKE_FOR_MS = 90 * DAY_MS;
/** Log-ins are shown for so long. */
export const SHOWN_FOR_MS = 30 * DAY_MS;
/** A device that was not seen for so long is forgotten: no browser keeps its token longer. */
export const FORGOTTEN_AFTER_MS = 400 * DAY_MS;
/** More of one person are not kept: the ones that were not seen for longest go. */
export const MOST_DEVICES = 50;
/** More are not listed. */
export const MOST_SESSIONS = 50;
export const MOST_SIGN_INS = 100;
