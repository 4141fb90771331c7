import { CONSOLE, type Form } from './honest';

/** Every action of log-ins at the console, sent by somebody who means it. The last ones log people out. */
export const LOG_INS: Record<string, Form> = {
  '[store]/console/confirm default': (shop) => [
    `${CONSOLE}/confirm`,
    { password: shop.product.logIn('els@').password },
  ],
  '[store]/console/sign-ins end': async (shop) => [
    `${CONSOLE}/sign-ins?/end`,
    { sessionId: await shop.otherSession('els@', `${CONSOLE}/login`, `${CONSOLE}/sign-ins`) },
  ],
  '[store]/console/sign-ins endOthers': () => [`${CONSOLE}/sign-ins?/endOthers`, {}],
  '[store]/console/password default': (shop) => [
    `${CONSOLE}/password`,
    { password: shop.product.logIn('els@').password },
  ],
  '[store]/console/email change': () => [`${CONSOLE}/email?/change`, { email: 'els.nieuw@example.test' }],
  '[store]/console/email cancel': () => [`${CONSOLE}/email?/cancel`, {}],
  '[store]/console/not-me default': async (shop) => [
    `${CONSOLE}/not-me`,
    { token: await shop.notMeLink('els@', `${CONSOLE}/login`) },
  ],
  '[store]/console/log-out POST': () => [`${CONSOLE}/log-out`, {}],
  '[store]/console/login default': (shop) => [`${CONSOLE}/login`, shop.product.logIn('els@')],
  '[store]/console/forgot default': (shop) => [
    `${CONSOLE}/forgot`,
    { email: shop.product.logIn('els@').email },
  ],
  '[store]/console/set-password default': async (shop) => {
    const { email } = shop.product.logIn('mila@');
    await shop.post(`${CONSOLE}/forgot`, new URLSearchParams({ email }).toString());
    const token = new URL(await shop.activationLink(email)).searchParams.get('token') ?? '';
    return [`${CONSOLE}/set-password`, { token, password: 'een lang wachtwoord van mij' }];
  },
  // Daan, whom nothing else needs.
  '[store]/console/confirm-email default': async (shop) => {
    await shop.post(`${CONSOLE}/login`, new URLSearchParams(shop.product.logIn('daan@')).toString());
    return [
      `${CONSOLE}/confirm-email`,
      { token: (await shop.ownEmailLinks('daan@', `${CONSOLE}/email`)).confirm },
    ];
  },
  '[store]/console/keep-email default': (shop) => [`${CONSOLE}/keep-email`, { token: shop.keepToken }],
};
