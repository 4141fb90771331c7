import { randomUUID } from 'node:crypto';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { PUBLIC_URL } from '$app/env/private';
import { spriteOf } from '#lib/components/sprite.ts';
import { parseAddress } from '#lib/server/address.ts';
import { judgeBody } from '#lib/server/body.ts';
import { fillFrame } from '#lib/server/frame.ts';
import { gate } from '#lib/server/gate.ts';
import { isForeign, secureHeaders } from '#lib/server/headers.ts';
import { LANGUAGE_COOKIE, chooseLocale, inLocale } from '#lib/server/locale.ts';
import { keepingWayBack } from '#lib/server/way-back.ts';

/** Where app.html wants the icons; a text of a reader's cannot say so after it. */
const ICONS_HERE = /%kommis\.icons%(?=<\/defs>\s*<\/svg>\s*<\/body>)/;
const https = PUBLIC_URL.startsWith('https:');
const REQUEST_ID = /^[\w-]{8,64}$/;
/** Routes that show nothing of the reader and need no frame. */
const WITHOUT_FRAME = new Set<string | null>(['/[store]/theme.css', null]);

/** One request: who, which store, which language, how much; then the page; then the headers. */
export const handle: Handle = async ({ event, resolve }) => {
  const { request, locals, url } = event;
  const { area, storeId } = parseAddress(url.pathname);
  const asked = request.headers.get('x-request-id');
  Object.assign(locals, {
    requestId: asked && REQUEST_ID.test(asked) ? asked : randomUUID(),
    area,
    storeId,
    graph: undefined,
    store: null,
    viewer: null,
    isWaiting: false,
    secondStep: null,
    unavailable: false,
  });

  if (isForeign(request, PUBLIC_URL)) {
    const refusal = new Response('This form was sent from another site.\n', { status: 403 });
    return secureHeaders(refusal, url, https);
  }
  if (!WITHOUT_FRAME.has(event.route.id)) await fillFrame(event);

  gate(event);

  const locale = chooseLocale({
    cookie: event.cookies.get(LANGUAGE_COOKIE),
    viewer: locals.viewer?.language,
    store: locals.store?.language,
    // Staff work in the language they speak; what the store offers is for its customers.
    offered: area === 'console' ? undefined : locals.store?.languages,
    acceptLanguage: request.headers.get('accept-language'),
  });
  locals.locale = locale;
  const response = await inLocale(locale, async () => {
    const { outcome, isLeft } = await judgeBody(event);
    const answer =
      outcome instanceof Response
        ? outcome
        : await resolve(
            { ...event, request: outcome },
            {
              transformPageChunk: ({ html }) =>
                html.replace('%kommis.lang%', locale).replace(ICONS_HERE, () => spriteOf(html)),
              filterSerializedResponseHeaders: () => false,
            },
          );
    const location = answer.headers.get('location');
    if (request.method === 'POST' && location !== null)
      answer.headers.set('location', keepingWayBack(location, url, storeId));
    // Between two processes the gateway ends its reader's connection itself: cut here, the answer might not arrive.
    if (isLeft && globalThis.__kommisGateway) answer.headers.set('connection', 'close');
    return answer;
  });
  response.headers.set('x-request-id', locals.requestId);
  return secureHeaders(response, url, https);
};

/** Unexpected errors are logged with the id the reader sees; the reader sees nothing else of them. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  const { requestId } = event.locals;
  if (kind === 'app') return {};
  if (kind === 'framework') return { code: 'NOT_FOUND', requestId, message: error.message };
  console.error(
    JSON.stringify({
      level: 50,
      requestId,
      route: event.route.id,
      error: String((error as Error)?.stack ?? error),
    }),
  );
  return { code: 'UNAVAILABLE', requestId, message: 'Internal error' };
};
