import { error } from '@sveltejs/kit';
import { isId } from '#lib/list/filters.ts';
import type { VariablesOf } from '#lib/graph/graphql.ts';
import { ask } from '#lib/server/ask.ts';
import { needModule } from '#lib/server/gate.ts';
import { LabelPreview } from '../labels.operation.ts';
import type { RequestHandler } from './$types';

type On = VariablesOf<typeof LabelPreview>['on'];

/** A label as a picture, as it would be printed. */
export const GET: RequestHandler = async (event) => {
  needModule(event, 'CONSIGNMENT');
  const itemId = event.url.searchParams.get('item') ?? '';
  const paper = event.url.searchParams.get('paper') as On['paper'];
  if (!isId(itemId)) error(404, { message: 'Not an id', code: 'NOT_FOUND' });
  const { data } = await ask(event, LabelPreview, { itemId, on: { paper } });
  const label = data.labelPreview;
  if (!label) error(404, { message: 'No such label', code: 'NOT_FOUND' });
  const lines = label.texts.map(({ text, xMm, baseMm, sizeMm, widthMm, isBold, isStruck }) => {
    const look = `${isBold ? ' font-weight="700"' : ''}${isStruck ? ' text-decoration="line-through"' : ''}`;
    return `<text x="${xMm}" y="${baseMm}" font-size="${sizeMm}" textLength="${widthMm}" lengthAdjust="spacingAndGlyphs"${look}>${escaped(text)}</text>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${label.widthMm} ${label.heightMm}" font-family="Inter, Arial, sans-serif"><rect width="100%" height="100%" fill="#fff"/>${lines.join('')}<path d="${label.codes}"/></svg>`;
  return new Response(svg, { headers: { 'content-type': 'image/svg+xml; charset=utf-8' } });
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
