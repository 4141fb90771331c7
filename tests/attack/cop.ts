import type { PortAnswer, PortRequest } from '../product/graph';

/** One of graphql-cop's twelve tests: what it sends, and by what it says that an endpoint is vulnerable. */
export interface CopAttack {
  name: string;
  path?: string;
  request: PortRequest;
  isVulnerable(answer: PortAnswer): boolean;
}

const json = (body: unknown): PortRequest => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const query = (text: string): PortRequest => json({ query: text });
const answered = ({
  text,
}: PortAnswer): { data?: unknown; errors?: { message?: string; extensions?: object }[] } | unknown[] => {
  try {
    return JSON.parse(text) as object;
  } catch {
    return {};
  }
};
const dataOf = (answer: PortAnswer): unknown => (answered(answer) as { data?: unknown }).data ?? undefined;
const messagesOf = (answer: PortAnswer): string =>
  JSON.stringify((answered(answer) as { errors?: unknown }).errors ?? '');

const aliases = Array.from({ length: 101 }, (_, at) => `alias${at}: __typename`).join(' ');
const circular =
  'query cop { __schema { types { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } }';

/** In the order of graphql-cop 1.14, each with its own judgement. */
export const attacks: CopAttack[] = [
  {
    name: 'alias overloading with 101 aliases',
    request: query(`query cop { ${aliases} }`),
    isVulnerable: (answer) => dataOf(answer) !== undefined,
  },
  {
    name: 'array-based batching of ten operations',
    request: json(Array.from({ length: 10 }, () => ({ query: 'query cop { __typename }' }))),
    isVulnerable: (answer) => Array.isArray(answered(answer)),
  },
  {
    name: 'directive overloading',
    request: query(`query cop { __typename ${'@aa'.repeat(10)} }`),
    isVulnerable: (answer) => ((answered(answer) as { errors?: unknown[] }).errors?.length ?? 0) >= 10,
  },
  {
    name: 'circular query by introspection',
    request: query(circular),
    isVulnerable: (answer) => dataOf(answer) !== undefined,
  },
  {
    name: 'field duplication, 500 times',
    request: query(`query cop { ${'__typename \n'.repeat(500)} }`),
    isVulnerable: (answer) => dataOf(answer) !== undefined,
  },
  {
    name: 'field suggestions',
    request: query('query cop { stor viewr { kin } }'),
    isVulnerable: (answer) => messagesOf(answer).includes('Did you mean'),
  },
  {
    name: 'introspection',
    request: query('query cop { __schema { types { name fields { name } } } }'),
    isVulnerable: (answer) => dataOf(answer) !== undefined,
  },
  {
    name: 'GraphiQL or a playground at the endpoint',
    request: { headers: { accept: 'text/html' } },
    isVulnerable: (answer) => /graphiql|playground|<html/i.test(answer.text),
  },
  {
    name: 'a query by GET',
    path: '?query=query+cop+%7B__typename%7D',
    request: {},
    isVulnerable: (answer) => dataOf(answer) !== undefined,
  },
  {
    name: 'a mutation by GET',
    path: '?query=mutation+cop+%7B__typename%7D',
    request: {},
    isVulnerable: (answer) => dataOf(answer) !== undefined,
  },
  {
    name: 'a query as a posted form',
    request: {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'query=query+cop+%7B__typename%7D',
    },
    isVulnerable: (answer) => dataOf(answer) !== undefined,
  },
  {
    name: 'trace mode and stack traces in errors',
    request: query('query cop { nothing }'),
    isVulnerable: (answer) => /"(tracing|stacktrace|exception|debug)"/.test(answer.text),
  },
];
