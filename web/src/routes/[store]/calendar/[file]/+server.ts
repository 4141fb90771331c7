import { run, unavailable } from '#lib/server/ask.ts';
import { CalendarFile } from './file.operation.ts';
import type { RequestHandler } from './$types';

/** A secret as it is made; whatever else is asked for is not looked for. */
const NAMED = /^([\w-]{43})\.ics$/;
/** Kept by nobody on the way, and told to nobody to whom an event's link leads. */
const SECRET = { 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' };

/** The notes for a calendar outside. A secret that was replaced, taken back, guessed or is of another store never was one. */
export const GET: RequestHandler = async ({ params, locals }) => {
  const secret = NAMED.exec(params.file)?.[1];
  if (locals.unavailable) unavailable(locals.requestId);
  if (secret === undefined || !locals.graph) return nothingHere();
  const answer = await run(locals.graph, CalendarFile, { input: { secret } });
  if (answer.trouble === 'UNAVAILABLE') unavailable(answer.requestId ?? locals.requestId);
  const file = answer.data?.calendarFile;
  if (file == null) {
    if (answer.partial) unavailable(locals.requestId);
    return nothingHere();
  }
  const type = { 'content-type': 'text/calendar; charset=utf-8' };
  return new Response(file, { headers: { ...SECRET, ...type } });
};

const nothingHere = (): Response =>
  new Response('There is no such calendar.\n', {
    status: 404,
    headers: { ...SECRET, 'content-type': 'text/plain; charset=utf-8' },
  });
