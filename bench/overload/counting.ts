import type { Begun } from './parts';

/** Does the same again and again, so many at a time, until it is stopped; counts what each came to. */
export function repeatedly(atOnce: number, work: (turn: number) => Promise<string>): Begun {
  const counts: Record<string, number> = {};
  let isOver = false;
  let turn = 0;
  const workers = Array.from({ length: atOnce }, async () => {
    while (!isOver) {
      const kind = await work((turn += 1)).catch((error: unknown) => `failed (${String(error)})`);
      counts[kind] = (counts[kind] ?? 0) + 1;
    }
  });
  return {
    async stop() {
      isOver = true;
      await Promise.all(workers);
      return { counts };
    },
  };
}

/** Posts an operation and gives back its answer. */
export async function operate(
  url: string,
  token: string | null,
  query: string,
  variables: object,
): Promise<Record<string, { __typename?: string; code?: string } & Record<string, unknown>>> {
  const headers = {
    'content-type': 'application/json',
    ...(token === null ? {} : { authorization: `Session ${token}` }),
  };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const { data } = (await response.json()) as { data?: Awaited<ReturnType<typeof operate>> };
  if (!data) throw new Error(String(response.status));
  return data;
}
