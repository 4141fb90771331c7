import { UPLOADS } from '../services/kernel/file/limits';

/** Who gets more there than a refusal or the way to a log-in; a right is staff's who have it. */
export type Who =
  | 'everyone'
  | 'here'
  | 'portal'
  | 'staff'
  | 'customers.edit'
  | 'users.reset'
  | 'consignment.settings'
  | 'store.settings'
  | 'consignment.payout'
  | 'consignment.tax'
  | 'commerce.sell'
  // Who makes stores, at the console of store 00000.
  | 'operators'
  // Each area of the settings has a right of its own; this is where all begin.
  | 'store.settings or consignment.settings'
  | 'store.settings'
  // Whoever may import one of the kinds of file there are.
  | 'import or commerce.sell';

/** What a path of ours is, and what it takes. Security headers are on every answer, whatever stands here. */
export interface Address {
  /** `[name]` is one segment, `[...name]` all that follow. */
  readonly path: string;
  /** GET is HEAD, too. */
  readonly methods: readonly ('GET' | 'POST')[];
  readonly who: Who;
  /** Bytes of a body. */
  readonly body: number;
  /** Cache-Control of a good answer; null leaves it to what the file's own tag says. */
  readonly cache: string | null;
  readonly by: 'graph' | 'gateway' | 'web' | 'files';
}

/** What pages take of a form: web/src/lib/server/limits.ts. */
const FORM = 512_000;
const UPLOAD_FORM = 26 * 1024 * 1024;
/** An operation, as graph-endpoint.ts reads it. */
const OPERATION = 1024 * 1024;
const NEVER = 'no-store';
/** Of what never changes at its address. */
export const FOREVER = 'public, max-age=31536000, immutable';

type Of = Pick<Address, 'who'> & Partial<Address>;
const gateway = (path: string, of: Of): Address => ({
  ...{ path, methods: ['GET'], body: 0, cache: NEVER, by: 'gateway', ...of },
});
/** Pages that are read. */
const pages = (who: Who, ...paths: string[]): Address[] =>
  paths.map((path) => ({ ...{ path, methods: ['GET'], who, body: 0, cache: NEVER, by: 'web' } }) as const);
/** Pages with a form. */
const forms = (who: Who, ...paths: string[]): Address[] =>
  pages(who, ...paths).map((page) => ({ ...page, methods: ['GET', 'POST'], body: FORM }));
/** What is only posted to. */
const buttons = (who: Who, ...paths: string[]): Address[] =>
  pages(who, ...paths).map((page) => ({ ...page, methods: ['POST'], body: FORM }));
const files = (cache: string | null, ...paths: string[]): Address[] =>
  pages('everyone', ...paths).map((page) => ({ ...page, cache, by: 'files' }));

const CUSTOMER = '/[store]/console/customers/[id]';

/**
 * Every path of the one port, and nothing else is answered but that it is not there. `tests/attack/addresses.spec.ts`
 * holds that a route of ours is here, and asks for each with every method.
 */
export const ADDRESSES: readonly Address[] = [
  gateway('/healthz', { who: 'everyone' }),
  // With 503 while something is not ready, and Retry-After.
  gateway('/readyz', { who: 'everyone' }),
  gateway('/graphql', { who: 'everyone', methods: ['GET', 'POST'], by: 'graph', body: OPERATION }),
  gateway('/[store]/graphql', { who: 'everyone', methods: ['POST'], by: 'graph', body: OPERATION }),
  gateway('/[store]/console/graphql', { who: 'everyone', methods: ['POST'], by: 'graph', body: OPERATION }),
  // The right is that of what it is for, asked of the service that owns it; the quotas are beside the size.
  gateway('/[store]/console/upload', {
    ...{ who: 'import or commerce.sell', methods: ['POST'], body: UPLOADS.fileBytes },
  }),
  gateway('/[store]/upload', { who: 'portal', methods: ['POST'], body: UPLOADS.fileBytes }),
  // Asked of the file's owner at every request.
  gateway('/[store]/download/[token]', { who: 'everyone', cache: 'private, no-store' }),
  gateway('/[store]/picture/[file]', { who: 'everyone', cache: 'private, no-cache' }),
  // The logo of a store, and what else its pages are made of.
  gateway('/[store]/look/[file]', { who: 'everyone', cache: FOREVER }),

  // Open for as long as the page is in sight; compressed by nobody on the way, or it would come too late.
  gateway('/[store]/notices', { who: 'portal', cache: 'no-store, no-transform' }),

  ...files(FOREVER, '/_app/immutable/[...file]'),
  ...files(
    null,
    '/_app/[file]',
    '/comfort.js',
    '/icon.svg',
    '/look.js',
    '/notices.js',
    '/plain.css',
    '/robots.txt',
    '/scan.js',
    '/till.js',
  ),
  // Where the square of a label leads.
  ...pages('everyone', '/[store]/i/[number]'),
  // The notes of the calendar, for who has its secret; every other one is not there.
  ...pages('everyone', '/[store]/calendar/[file]'),
  ...pages('everyone', '/[store]/theme.css').map((page) => ({ ...page, cache: FOREVER })),

  // What a store writes of itself, with the portal closed, too.
  ...pages('everyone', '/[store]/home', '/[store]/about', '/[store]/contact', '/[store]/terms'),
  ...pages('everyone', '/[store]/privacy', '/[store]/cookies', '/[store]/accessibility'),

  ...pages('everyone', '/'),
  ...buttons('everyone', '/language', '/[store]/language', '/[store]/log-out', '/[store]/console/log-out'),
  ...pages('here', '/mailbox', '/mailbox/[id]', '/mailbox/[id]/html'),

  ...forms('everyone', '/[store]/register', '/[store]/register/waiting'),
  ...forms('everyone', '/[store]', '/[store]/confirm-email', '/[store]/first-time', '/[store]/forgot'),
  // Asking for the newsletter, and what its links lead to: a mail program posts to the last one, too.
  ...forms('everyone', '/[store]/newsletter', '/[store]/newsletter/confirm'),
  ...forms('everyone', '/[store]/newsletter/unsubscribe'),
  ...forms('everyone', '/[store]/set-password', '/[store]/console/login'),
  ...forms('everyone', '/[store]/console/forgot', '/[store]/console/set-password'),
  ...forms('everyone', '/[store]/not-me', '/[store]/console/not-me', '/[store]/keep-email'),
  ...forms('everyone', '/[store]/console/keep-email', '/[store]/console/confirm-email'),
  ...forms('everyone', '/[store]/second-step', '/[store]/console/second-step'),

  ...forms(
    'portal',
    '/[store]/my/profile',
    '/[store]/my/terms',
    '/[store]/my/sign-ins',
    '/[store]/my/password',
    '/[store]/my/email',
  ),
  ...pages('portal', '/[store]/my', '/[store]/my/sales', '/[store]/my/stock'),
  ...pages(
    'portal',
    '/[store]/my/intake',
    '/[store]/my/intakes',
    '/[store]/my/balance',
    '/[store]/my/credit',
    '/[store]/my/statements',
    '/[store]/my/statements/[id]',
    '/[store]/my/statements/[id]/pdf',
  ),
  ...pages('portal', '/[store]/my/dac7/file'),
  ...forms('portal', '/[store]/my/dac7', '/[store]/my/stock/[number]', '/[store]/my/confirm'),
  ...forms('portal', '/[store]/my/payout', '/[store]/my/payout/account'),
  ...pages('portal', '/[store]/my/intakes/[id]', '/[store]/my/intakes/[id]/receipt'),
  ...forms('portal', '/[store]/my/intake/new', '/[store]/my/intake/done', '/[store]/my/intake/[number]'),

  ...forms('staff', '/[store]/console/sign-ins', '/[store]/console/password', '/[store]/console/email'),
  // Who must have a second step and has only given a password sets it up here, and is nobody else yet.
  ...forms('portal', '/[store]/my/two-factor'),
  ...forms('staff', '/[store]/console/two-factor'),
  ...pages('staff', '/[store]/console', '/[store]/console/intakes', '/[store]/console/requests'),
  ...pages('staff', '/[store]/console/intakes/[id]/receipt', '/[store]/console/reports/margin'),
  ...pages('staff', '/[store]/console/reports/margin/file'),
  ...forms('staff', '/[store]/console/customers', '/[store]/console/groups', '/[store]/console/jobs'),
  ...forms('staff', '/[store]/console/mails', '/[store]/console/newsletter', '/[store]/console/approvals'),
  ...pages('customers.edit', '/[store]/console/newsletter/file'),
  ...forms('staff', '/[store]/console/graphiql', '/[store]/console/calendar'),
  ...forms('staff', '/[store]/console/calendar/feed', '/[store]/console/confirm'),
  ...forms('staff', CUSTOMER, `${CUSTOMER}/consignment`, `${CUSTOMER}/history`, `${CUSTOMER}/items`),
  ...forms('staff', `${CUSTOMER}/intake`, '/[store]/console/intakes/[id]'),
  ...forms('staff', `${CUSTOMER}/mail`, `${CUSTOMER}/note`, `${CUSTOMER}/sales`, `${CUSTOMER}/users`),
  ...forms('staff', `${CUSTOMER}/balance`),
  ...forms('staff', `${CUSTOMER}/credit`),
  ...forms('staff', `${CUSTOMER}/items/[item]`, '/[store]/console/labels', '/[store]/console/due'),
  ...pages('staff', '/[store]/console/labels/preview', '/[store]/console/i/[number]'),
  ...forms('customers.edit', '/[store]/console/customers/new', `${CUSTOMER}/edit`),
  ...forms('customers.edit', '/[store]/console/groups/new', '/[store]/console/groups/[id]'),
  ...forms('customers.edit', '/[store]/console/groups/[id]/delete'),
  ...pages('staff', '/[store]/console/sales', '/[store]/console/sales/[number]/receipt'),
  ...forms('staff', '/[store]/console/sales/[number]'),
  ...forms('commerce.sell', '/[store]/console/sales/new'),
  ...forms('store.settings or consignment.settings', '/[store]/console/settings'),
  ...forms('users.reset', `${CUSTOMER}/users/[user]`, '/[store]/console/settings/passwords/lost'),
  ...forms('store.settings', '/[store]/console/settings/modules', '/[store]/console/settings/passwords'),
  ...forms('store.settings', '/[store]/console/settings/start'),
  ...forms('store.settings', '/[store]/console/settings/footer', '/[store]/console/settings/hours'),
  ...pages('store.settings', '/[store]/console/settings/pages'),
  ...forms('store.settings', '/[store]/console/settings/pages/[page]/[language]'),
  ...forms('store.settings', '/[store]/console/settings/mail'),
  ...pages('store.settings', '/[store]/console/settings/mail/preview'),
  ...forms('store.settings', '/[store]/console/settings/portal'),
  ...forms('store.settings', '/[store]/console/settings/pictures').map((page) => ({
    ...page,
    body: UPLOAD_FORM,
  })),
  ...forms('consignment.settings', '/[store]/console/settings/consignment'),
  ...forms('consignment.payout', '/[store]/console/payouts', '/[store]/console/payouts/[id]'),
  ...forms('consignment.payout', '/[store]/console/accounts/[id]'),
  ...pages('consignment.tax', '/[store]/console/dac7/file'),
  ...forms('consignment.tax', '/[store]/console/dac7', '/[store]/console/dac7/[id]'),
  ...pages('consignment.payout', '/[store]/console/payouts/runs', '/[store]/console/payouts/[id]/transfers'),
  ...pages('operators', '/[store]/console/stores'),
  ...forms('operators', '/[store]/console/stores/new', '/[store]/console/stores/[id]'),
  ...pages('staff', '/[store]/console/statements/[id]', '/[store]/console/statements/[id]/pdf'),
  ...forms('import or commerce.sell', '/[store]/console/import').map((page) => ({
    ...page,
    body: UPLOAD_FORM,
  })),
];

/** What a path is here; null where there is nothing. What stands there by its name goes before what could be any. */
export function addressOf(path: string): Address | null {
  // The pages' server gives what is in a page by itself, too.
  const segments = path.replace(/(?<=.)(\/|\/__data\.json)$/, '').split('/');
  const found = READ.filter(({ parts }) => fits(parts, segments));
  return found.sort((a, b) => a.open - b.open)[0]?.address ?? null;
}

const READ = ADDRESSES.map((address) => {
  const parts = address.path.split('/');
  return { address, parts, open: parts.filter((part) => part.startsWith('[')).length };
});

function fits(parts: readonly string[], segments: readonly string[]): boolean {
  const isRest = parts.at(-1)?.startsWith('[...') === true;
  if (isRest ? segments.length < parts.length : segments.length !== parts.length) return false;
  return parts.every((part, at) => (part.startsWith('[') ? segments[at] !== '' : part === segments[at]));
}

/** The methods that are answered at an address, as Allow says it. */
export function allowed({ methods }: Address): string {
  return methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
}

/** Whether a method is answered at an address; the graph's own doors say that themselves, in the type that is asked for. */
export function takes(address: Address, method: string): boolean {
  return address.by === 'graph' || allowed(address).split(', ').includes(method);
}
