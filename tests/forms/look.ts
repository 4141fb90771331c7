import { CONSOLE, versionAt, type Form } from './honest';

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';

/** A logo as it is handed in. */
const logo = (version: string): string =>
  [
    ...['--x', 'content-disposition: form-data; name="version"', '', version],
    ...['--x', 'content-disposition: form-data; name="file"; filename="logo.svg"', '', drawing, '--x--', ''],
  ].join('\r\n');

/** How a store looks, and whether its portal is open: sent by somebody who means it. */
export const LOOK: Record<string, Form> = {
  '[store]/console/settings portal': async (shop) => [
    `${CONSOLE}/settings?/portal`,
    { skin: 'FREE', colour: '#2c6842', version: await versionAt(shop, `${CONSOLE}/settings/portal`) },
  ],
  '[store]/console/settings/pictures logo': async (shop) => [
    `${CONSOLE}/settings/pictures?/logo`,
    logo(await versionAt(shop, `${CONSOLE}/settings/pictures`)),
  ],
  '[store]/console/settings/pictures banner': async (shop) => [
    `${CONSOLE}/settings/pictures?/banner`,
    { off: 'yes', version: await versionAt(shop, `${CONSOLE}/settings/pictures`) },
  ],
  '[store]/console/settings/portal close': async (shop) => [
    `${CONSOLE}/settings/portal?/close`,
    { version: await versionAt(shop, `${CONSOLE}/settings/portal`) },
  ],
  '[store]/console/settings/portal open': async (shop) => [
    `${CONSOLE}/settings/portal?/open`,
    { version: await versionAt(shop, `${CONSOLE}/settings/portal`) },
  ],
};
