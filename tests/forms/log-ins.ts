import { CONSOLE, type Form } from './honest';

/** Every action of log-ins at the console, sent by somebody who means it. The last ones log people out. */
export const LOG_INS: Record<string, Form> = {
  '[store]/console/confirm default': (shop) => [
    `${CONSOLE}/confirm`,
    { password: shop.product.logIn('els@').password },
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
};
