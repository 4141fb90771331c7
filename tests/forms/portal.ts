import { type Form, type Sent, type Shop } from './honest';
import { asks } from './payouts';

const account = { iban: 'NL20 INGB 0001 2345 67', holder: 'M. van den Berg' };

/** Every action of the portal, and before somebody is logged in there, sent by somebody who means it. Marijke logs in first. */
export const PORTAL: Record<string, Form> = {
  'language POST': () => ['/language', { language: 'nl', return: '/' }],
  '[store]/language POST': () => ['/30042/language', { language: 'nl', return: '/30042' }],
  '[store]/(entry) default': (shop) => ['/30042', shop.product.logIn('marijke')],
  '[store]/my/confirm default': (shop) => [
    '/30042/my/confirm',
    { password: shop.product.logIn('marijke').password },
  ],
  '[store]/my/intake/new default': () => ['/30042/my/intake/new', { description: 'Jas' }],
  ...Object.fromEntries(
    ['save', 'copy', 'delete'].map((action) => [
      `[store]/my/intake/[number] ${action}`,
      async (shop: Shop): Promise<Sent> => {
        const { number, id } = await shop.draft();
        return [`/30042/my/intake/${number}?/${action}`, { id, description: 'Trui', times: '2' }];
      },
    ]),
  ),
  '[store]/my/intake/done default': async (shop) => {
    const { text } = await shop.get('/30042/my/intake/done');
    return ['/30042/my/intake/done', { intake: /name="intake" value="([\w-]+)"/.exec(text)?.[1] ?? '' }];
  },
  ...Object.fromEntries(
    ['ask', 'takeBack'].map((action) => [
      `[store]/my/stock/[number] ${action}`,
      async (shop: Shop): Promise<Sent> => {
        const { text } = await shop.get('/30042/my/stock?state=on-sale');
        const path = /\/30042\/my\/stock\/\d+/.exec(text)?.[0] ?? '';
        const page = await shop.get(path);
        const id = /name="id" value="([\w-]+)"/.exec(page.text)?.[1] ?? '';
        return [`${path}?/${action}`, { id, kind: 'PRICE', priceMinor: '1,50', note: 'Mag weg' }];
      },
    ]),
  ),
  '[store]/my/terms accept': () => ['/30042/my/terms?/accept', { acceptedTexts: 'TERMS.nl.1' }],
  '[store]/my/sign-ins end': async (shop) => [
    '/30042/my/sign-ins?/end',
    { sessionId: await shop.otherSession('marijke', '/30042', '/30042/my/sign-ins') },
  ],
  '[store]/my/sign-ins endOthers': () => ['/30042/my/sign-ins?/endOthers', {}],
  '[store]/my/password default': (shop) => [
    '/30042/my/password',
    { password: shop.product.logIn('marijke').password },
  ],
  '[store]/my/email change': () => ['/30042/my/email?/change', { email: 'marijke.nieuw@example.test' }],
  '[store]/my/email cancel': () => ['/30042/my/email?/cancel', {}],
  '[store]/my/profile newsletter': () => ['/30042/my/profile?/newsletter', { isWanted: 'yes' }],
  '[store]/my/payout/account set': () => ['/30042/my/payout/account?/set', account],
  '[store]/my/payout/account remove': () => ['/30042/my/payout/account?/remove', {}],
  '[store]/my/payout ask': async (shop) => {
    await asks(shop);
    return ['/30042/my/payout?/ask', { method: 'cash', note: 'Graag voor vrijdag' }];
  },
  '[store]/my/payout takeBack': async (shop) => {
    await asks(shop);
    return ['/30042/my/payout?/takeBack', {}];
  },
  '[store]/log-out POST': () => ['/30042/log-out', {}],
  '[store]/(entry)/first-time default': (shop) => ['/30042/first-time', { email: shop.invited().email }],
  '[store]/(entry)/forgot default': (shop) => [
    '/30042/forgot',
    { email: shop.product.logIn('marijke').email },
  ],
  '[store]/(entry)/register default': async (shop) => {
    await shop.registrationOn();
    return ['/30042/register', await shop.registrant()];
  },
  '[store]/(entry)/register/waiting again': async (shop) => {
    await shop.registrationOn();
    await shop.post('/30042/register', new URLSearchParams(await shop.registrant()).toString());
    return ['/30042/register/waiting?/again', {}];
  },
  '[store]/(entry)/newsletter default': async (shop) => {
    await shop.newsletterOn();
    return ['/30042/newsletter', { email: 'nieuwsbrief@example.test' }];
  },
  '[store]/(entry)/newsletter/confirm default': async (shop) => [
    '/30042/newsletter/confirm',
    { token: await shop.newsletterLink('confirm') },
  ],
  '[store]/(entry)/newsletter/unsubscribe default': async (shop) => [
    '/30042/newsletter/unsubscribe',
    { token: await shop.newsletterLink('unsubscribe') },
  ],
  '[store]/(entry)/not-me default': async (shop) => [
    '/30042/not-me',
    { token: await shop.notMeLink('marijke', '/30042') },
  ],
  '[store]/(entry)/keep-email default': async (shop) => {
    await shop.post('/30042', new URLSearchParams(shop.product.logIn('marijke')).toString());
    return ['/30042/keep-email', { token: (await shop.ownEmailLinks('marijke', '/30042/my/email')).keep }];
  },
  '[store]/(entry)/set-password default': async (shop) => {
    const { email } = shop.invited();
    await shop.post('/30042/first-time', new URLSearchParams({ email }).toString());
    const token = new URL(await shop.activationLink(email)).searchParams.get('token') ?? '';
    return ['/30042/set-password', { token, password: 'een lang wachtwoord van mij' }];
  },
};
