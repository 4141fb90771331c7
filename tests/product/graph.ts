import { readdirSync, readFileSync } from 'node:fs';
import { type Agent, request as send } from 'node:http';
import { join } from 'node:path';
import type { Running } from './product';

/** An answer of the product's port. */
export interface PortAnswer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  text: string;
  /** The client's port: equal for two requests of one connection. */
  connection: number | undefined;
}

export interface PortRequest {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  agent?: Agent;
}

/** One request, with exactly these headers: `fetch` would not send a Host of ours. */
export function ask(
  url: string,
  { method = 'GET', headers = {}, body, agent }: PortRequest = {},
): Promise<PortAnswer> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const request = send(
      url,
      { method, headers: { ...length, ...headers }, ...(agent === undefined ? {} : { agent }) },
      (response) => {
        const connection = response.socket.localPort;
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
            connection,
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** Who asks: at which store and door, with which session. */
export interface Asker {
  storeId: string;
  door: 'portal' | 'console';
  token?: string;
  agent?: Agent;
}

export interface GraphAnswer {
  status: number;
  data: Record<string, unknown> | null | undefined;
  errors: { message: string; extensions?: { code?: string; requestId?: string } }[] | undefined;
  text: string;
  headers: PortAnswer['headers'];
  connection: number | undefined;
}

/** An operation by HTTP, as a client without a browser posts it. */
export async function operate(
  product: Pick<Running, 'url'>,
  asker: Asker,
  query: string,
  variables: object = {},
): Promise<GraphAnswer> {
  const url = `${product.url}/${asker.storeId}${asker.door === 'console' ? '/console' : ''}/graphql`;
  const session: Record<string, string> =
    asker.token === undefined ? {} : { authorization: `Session ${asker.token}` };
  const { status, text, headers, connection } = await ask(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...session },
    body: JSON.stringify({ query, variables }),
    ...(asker.agent === undefined ? {} : { agent: asker.agent }),
  });
  const parsed = JSON.parse(text) as Pick<GraphAnswer, 'data' | 'errors'>;
  return { status, data: parsed.data, errors: parsed.errors, text, headers, connection };
}

/** The answer of the operation's one root field; errors are thrown. */
export async function must<T>(
  product: Pick<Running, 'url'>,
  asker: Asker,
  query: string,
  variables: object = {},
): Promise<T> {
  const { data, errors, text } = await operate(product, asker, query, variables);
  if (errors !== undefined || !data) throw new Error(text);
  return Object.values(data)[0] as T;
}

const fields = '__typename ... on LoggedIn { sessionToken } ... on Problem { message }';
export const logInStaff = `mutation LogIn($input: LogInInput!) { logInStaff(input: $input) { ${fields} } }`;
export const logIn = `mutation LogIn($input: LogInInput!) { logIn(input: $input) { ${fields} } }`;

/** Staff of a demo store, logged in. */
export async function staffOf(product: Running, storeId: '30042' | '10007'): Promise<Asker> {
  const input = product.logIn(storeId === '30042' ? 'els@' : 'ingrid@');
  const { sessionToken } = await must<{ sessionToken: string }>(
    product,
    { storeId, door: 'console' },
    logInStaff,
    { input },
  );
  return { storeId, door: 'console', token: sessionToken };
}

/** The demo's consignor, logged in at the portal of De Ruilhoek. */
export async function marijkeOf(product: Running): Promise<Asker> {
  const asker: Asker = { storeId: '30042', door: 'portal' };
  const { sessionToken } = await must<{ sessionToken: string }>(product, asker, logIn, {
    input: product.logIn('marijke'),
  });
  return { ...asker, token: sessionToken };
}

/** Kept mails of a store as they lie on the disk, the newest first. */
export function keptMails(product: Running, storeId: string): { to: string; text: string; html: string }[] {
  const folder = join(product.environment['KOMMIS_DATA'] ?? '', 'mail', storeId);
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .reverse();
  return names.map(
    (name) =>
      JSON.parse(readFileSync(join(folder, name), 'utf8')) as { to: string; text: string; html: string },
  );
}

/** The link in the newest mail to an address, once it has come. */
export async function linkTo(product: Running, storeId: string, email: string): Promise<string> {
  return until(`A mail to ${email}`, async () => {
    // Not the one that tells of a log-in from another device, which may come between.
    const mail = keptMails(product, storeId).find(
      (each) => each.to === email && !each.text.includes('/not-me?'),
    );
    return /https?:\S+set-password\?token=[\w-]+/.exec(mail?.text ?? '')?.[0];
  });
}

/** Waits until there is an answer; where there never is one, says what was waited for and what was told meanwhile. */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | null | false>,
  withinMs = 30_000,
  told: () => string = () => '',
): Promise<T> {
  const startedAt = performance.now();
  for (;;) {
    const found = await look().catch(() => undefined);
    if (found !== undefined && found !== null && found !== false) return found;
    if (performance.now() - startedAt > withinMs)
      throw new Error(`${what}: not within ${withinMs} ms\n${told()}`.trim());
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The customer who logs in with this demo log-in. */
export async function customerOf(product: Running, staff: Asker, logIn: string): Promise<string> {
  const query = 'query ($email: String!) { customerByEmail(email: $email) { id } }';
  return (await must<{ id: string }>(product, staff, query, { email: product.logIn(logIn).email })).id;
}
