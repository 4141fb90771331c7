import { error } from '@sveltejs/kit';
import { parseColour, previewCss, themeCss } from '#lib/theme/palette.ts';
import { isSkin } from '#lib/theme/skins.ts';
import type { RequestHandler } from './$types';

/** The tokens of one look: the address names it, so browsers may keep it for good. */
export const GET: RequestHandler = ({ url }) => {
  const skin = url.searchParams.get('s') ?? 'FREE';
  // Of a ready skin the colour says nothing.
  const colour = parseColour(url.searchParams.get('c') ?? (skin === 'FREE' ? null : '000000'));
  if (!colour || !isSkin(skin)) error(404, { message: 'No such colour' });
  const css = url.searchParams.get('part') === 'preview' ? previewCss : themeCss;
  return new Response(css(colour, skin), {
    headers: {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    },
  });
};
