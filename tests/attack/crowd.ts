import { Agent, request as send, type IncomingMessage } from 'node:http';

/** What one of the crowd asks for, again and again. */
export interface Visit {
  /** What it is, in the figures. */
  kind: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** How one request ended. */
export interface Outcome {
  kind: string;
  /** 0 where there was no answer. */
  status: number;
  ms: number;
  /** Why there was none. */
  error?: string;
  saysWhen: boolean;
  /** Whether a session that was good has been taken away. */
  losesCookie: boolean;
}

/** So many clients, each on a connection of its own, that ask without a pause, whatever they are told. */
export async function crowd(
  url: string,
  visitOf: (client: number) => Visit,
  { clients, seconds, isOver = () => false }: { clients: number; seconds: number; isOver?: () => boolean },
): Promise<Outcome[]> {
  const until = performance.now() + seconds * 1_000;
  const outcomes: Outcome[] = [];
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      while (performance.now() < until && !isOver()) outcomes.push(await visit(url, visitOf(client), agent));
      agent.destroy();
    }),
  );
  return outcomes;
}

function visit(url: string, { kind, path, headers, body }: Visit, agent: Agent): Promise<Outcome> {
  const from = performance.now();
  const outcome = (status: number, answer?: IncomingMessage, error?: string): Outcome => ({
    ...{ kind, status, ms: performance.now() - from, error },
    saysWhen: answer?.headers['retry-after'] !== undefined,
    losesCookie: (answer?.headers['set-cookie'] ?? []).some((each) => /^[\w-]*kommis-\d{5}-\w+=;/.test(each)),
  });
  return new Promise((resolve) => {
    const method = body === undefined ? 'GET' : 'POST';
    const request = send(`${url}${path}`, { method, headers, agent }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(outcome(answer.statusCode ?? 0, answer)));
      answer.once('error', (error: NodeJS.ErrnoException) => resolve(outcome(0, answer, error.code)));
    });
    request.once('error', (error: NodeJS.ErrnoException) => resolve(outcome(0, undefined, error.code)));
    request.end(body);
  });
}

/** The figures of a crowd: who was served in what time, who was refused, and what should not have happened. */
export function figuresOf(outcomes: readonly Outcome[]): {
  served: { count: number; p50: number; p99: number; most: number };
  refused: { count: number; p99: number; most: number };
  /** Neither served nor refused, refused without a word when to come again, or logged out. */
  wrong: string[];
} {
  const [served, refused, others] = [
    outcomes.filter(({ status }) => status === 200),
    outcomes.filter(({ status }) => status === 503),
    outcomes.filter(({ status }) => status !== 200 && status !== 503),
  ];
  const wrong = [
    ...others.map(({ kind, status, error }) => `${kind}: ${error ?? status}`),
    ...refused.filter(({ saysWhen }) => !saysWhen).map(({ kind }) => `${kind}: 503 without Retry-After`),
    ...outcomes.filter(({ losesCookie }) => losesCookie).map(({ kind }) => `${kind}: a cookie lost`),
  ];
  return {
    served: { count: served.length, p50: at(served, 0.5), p99: at(served, 0.99), most: at(served, 1) },
    refused: { count: refused.length, p99: at(refused, 0.99), most: at(refused, 1) },
    wrong,
  };
}

function at(outcomes: readonly Outcome[], part: number): number {
  const sorted = outcomes.map(({ ms }) => ms).sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
}
