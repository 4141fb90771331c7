import { error } from '@sveltejs/kit';
import { parseColour, themeCss } from '#lib/theme/palette.ts';
import type { RequestHandler } from './$types';

/** The palette of one colour: the address names it, so browsers may keep it for good. */
export const GET: RequestHandler = ({ url }) => {
  const colour = parseColour(url.searchParams.get('c'));
  if (!colour) error(404, { message: 'No such colour' });
  return new Response(themeCss(colour), {
    headers: {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    },
  });
};
