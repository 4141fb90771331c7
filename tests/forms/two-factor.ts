import { generateSync } from 'otplib';
import { CONSOLE, type Form, type Shop } from './honest';

/** A door with somebody's own second step behind it. */
interface Door {
  route: string;
  page: string;
  logIn: string;
  who: string;
  answer: string;
}
const portal: Door = {
  ...{ route: '[store]/my/two-factor', page: '/30042/my/two-factor', logIn: '/30042', who: 'marijke' },
  answer: '/30042/second-step',
};
const desk: Door = {
  ...{ route: '[store]/console/two-factor', page: `${CONSOLE}/two-factor`, logIn: `${CONSOLE}/login` },
  ...{ who: 'els@', answer: `${CONSOLE}/second-step` },
};

const body = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();

const logIn = (shop: Shop, { logIn: path, who }: Door) => shop.post(path, body(shop.product.logIn(who)));

/** Begins it, logged in just now; answers a code of the app. */
async function begun(shop: Shop, { page }: Door): Promise<string> {
  await shop.post(`${page}?/begin`, '');
  const { text } = await shop.get(page);
  const secret = /class="secret[^"]*">([A-Z2-7 ]+)</.exec(text)?.[1]?.replaceAll(' ', '') ?? '';
  return generateSync({ secret });
}

/** Sets it up; answers a recovery code. */
async function setUp(shop: Shop, door: Door): Promise<string> {
  await logIn(shop, door);
  const { text } = await shop.post(`${door.page}?/confirm`, body({ code: await begun(shop, door) }));
  return RECOVERY_CODE.exec(text)?.[0] ?? '';
}

/** As it stands in the answer that made it. */
export const RECOVERY_CODE = /\b[2-9A-Z]{5}-[2-9A-Z]{5}\b/;

/** Takes it away again, so that the next one who logs in by a password is in. */
export async function takeAway(shop: Shop, path: string): Promise<void> {
  await shop.post(path.replace(/\?.*$/, '?/remove'), '');
}

/** Daan sets one up at the console, where Els works on after him. */
async function colleague(shop: Shop): Promise<void> {
  await setUp(shop, { ...desk, who: 'daan@' });
}

const own = (door: Door): Record<string, Form> => ({
  [`${door.route} confirm`]: async (shop) => {
    await logIn(shop, door);
    return [`${door.page}?/confirm`, { code: await begun(shop, door) }];
  },
  [`${door.route} renew`]: async (shop) => {
    await setUp(shop, door);
    const { text } = await shop.get(door.page);
    return [`${door.page}?/renew`, { version: /name="version" value="(\d+)"/.exec(text)?.[1] ?? '' }];
  },
  [`${door.route} begin`]: async (shop) => {
    await logIn(shop, door);
    return [`${door.page}?/begin`, {}];
  },
  [door === portal ? '[store]/(entry)/second-step default' : '[store]/console/second-step default']: async (
    shop,
  ) => {
    const code = await setUp(shop, door);
    await logIn(shop, door);
    return [door.answer, { code }];
  },
  [`${door.route} remove`]: async (shop) => {
    await begun(shop, door);
    return [`${door.page}?/remove`, {}];
  },
});

/** Every action of a second step, sent by somebody who means it; in the end nobody has one. */
export const TWO_FACTOR: Record<string, Form> = {
  ...own(portal),
  '[store]/console/customers/[id]/users/[user] default': async (shop) => {
    await setUp(shop, portal);
    const page = `${CONSOLE}/customers/${shop.marijke}/users/${await shop.user()}`;
    return [page, { reason: 'Telefoon kwijt, aan de balie met rijbewijs' }];
  },
  '[store]/console/settings/passwords/lost default': async (shop) => {
    await colleague(shop);
    await logIn(shop, desk);
    const { email } = shop.product.logIn('daan@');
    return [`${CONSOLE}/settings/passwords/lost`, { email, reason: 'Telefoon kwijt, zelf gesproken' }];
  },
  ...own(desk),
};
