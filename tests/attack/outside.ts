import { ask, type Asker, type PortAnswer, type PortRequest } from '../product/graph';
import { startProduct, type Product } from '../product/product';

/** The built product from outside, as behind a proxy that speaks https, with somebody logged in at either door. */
export interface Outside {
  product: Product;
  portal: Required<Pick<Asker, 'token'>> & Asker;
  staff: Required<Pick<Asker, 'token'>> & Asker;
  /** As the product set them, with their flags. */
  cookies: { portal: string; staff: string };
  /** The answer to the customer's log-in form. */
  entered: PortAnswer;
  at(path: string, request?: PortRequest): Promise<PortAnswer>;
}

export const origin = 'https://winkel.example';
export const form = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
export const jsonType = { 'content-type': 'application/json' };

/** Starts it and logs in by the forms of its pages. */
export async function openOutside(): Promise<Outside> {
  const product = await startProduct({ environment: { PUBLIC_URL: origin, LOG_LEVEL: 'trace' } });
  const at: Outside['at'] = (path, request) => ask(`${product.url}${path}`, request);
  const enter = (path: string, who: string): Promise<PortAnswer> => {
    const body = new URLSearchParams({ ...product.logIn(who) }).toString();
    return at(path, { method: 'POST', headers: { ...form, origin }, body });
  };
  const [entered, member] = [await enter('/30042', 'marijke'), await enter('/30042/console/login', 'els@')];
  const cookies = { portal: cookieOf(entered), staff: cookieOf(member) };
  return {
    ...{ product, at, entered, cookies },
    portal: { storeId: '30042', door: 'portal', token: tokenOf(cookies.portal) },
    staff: { storeId: '30042', door: 'console', token: tokenOf(cookies.staff) },
  };
}

const cookieOf = (answer: PortAnswer): string =>
  [answer.headers['set-cookie']].flat().find((each) => each?.includes('kommis-')) ?? '';
/** What a browser sends back of a cookie. */
export const pairOf = (cookie: string): string => cookie.split(';')[0] ?? '';
const tokenOf = (cookie: string): string => pairOf(cookie).split('=')[1] ?? '';
