import type { GraphQLFormattedError } from 'graphql';
import type { Outgoing } from './exchange';

/** What an answer of the graph may be: GraphQL over HTTP knows two. */
export type MediaType = 'application/json' | 'application/graphql-response+json';

/** The first is what is meant where nobody says, or says neither. */
const OURS: readonly MediaType[] = ['application/json', 'application/graphql-response+json'];

interface Range {
  name: string;
  quality: number;
  order: number;
}

/** The media type a caller would rather have: by quality, then the one that is named and not only matched, then the first. */
export function mediaTypeFor(accept: string | undefined): MediaType {
  const ranges = rangesOf(accept ?? '');
  const wanted = OURS.map((type) => ({ type, ...rangeFor(type, ranges) }))
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || b.exactness - a.exactness || a.order - b.order);
  return wanted[0]?.type ?? 'application/json';
}

function rangesOf(accept: string): Range[] {
  return accept.split(',').map((part, order) => {
    const [name = '', ...parameters] = part.split(';').map((each) => each.trim().toLowerCase());
    const quality = Number(parameters.find((each) => each.startsWith('q='))?.slice(2) ?? 1);
    return { name, order, quality: Number.isFinite(quality) ? quality : 1 };
  });
}

/** What is said of a type: by its name, else by the range that fits it most closely. */
function rangeFor(type: MediaType, ranges: readonly Range[]) {
  const names = ['*/*', 'application/*', type];
  const fitting = ranges
    .map((range) => ({ ...range, exactness: names.indexOf(range.name) }))
    .filter(({ exactness }) => exactness >= 0)
    .sort((a, b) => b.exactness - a.exactness);
  return fitting[0] ?? { quality: 0, exactness: -1, order: 0 };
}

/** What a document can be wrong in. A limit that was met is none of these: it is refused by HTTP whatever is accepted. */
const OF_THE_DOCUMENT = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
]);

/**
 * The status in this media type: as application/json an operation that is wrong is still answered with 200, because its
 * clients take another status for an answer of something in between.
 */
export function statusIn(
  type: MediaType,
  status: number,
  errors: readonly GraphQLFormattedError[] = [],
): number {
  const isWrong =
    status === 400 && errors.every(({ extensions }) => OF_THE_DOCUMENT.has(extensions?.['code']));
  return type === 'application/json' && isWrong ? 200 : status;
}

/** The answer under the name that was asked for. */
export function named(type: MediaType, answer: Outgoing): Outgoing {
  const headers = { ...answer.headers, 'content-type': `${type}; charset=utf-8`, vary: 'accept' };
  return { ...answer, headers };
}
