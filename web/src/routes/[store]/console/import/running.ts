import type { Client } from '@urql/core';
import { run as ask } from '#lib/server/ask.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import type { ImportKind, ImportPart, PartCounts } from './dry-run.ts';
import {
  type ImportAnswer,
  ImportConsignorCustomers,
  ImportConsignorSettings,
  ImportStock,
} from './import.operation.ts';

type Answer = ResultOf<typeof ImportAnswer>;

/** An import under way, as its page shows it. */
export interface RunningImport {
  kind: ImportKind;
  /** What is being written now; null when all is. */
  now: ImportPart | null;
  /** Customers whose copies are still on their way to consignment; null or 0 = nobody waits for any. */
  waitingFor: number | null;
  done: PartCounts[];
  /** Why it stopped before the end; what was done stays, and the same file completes it. */
  problem: string | null;
}

const KEPT_MS = 15 * 60_000;
const WAIT_MS = 500;
const ATTEMPTS = 240;

/**
 * Started by a POST and watched by GETs, so that a page without JavaScript can show progress and go on by
 * itself. Only a convenience: when it is lost with this process, the dry run of the same file tells what is left.
 */
const imports = new Map<string, RunningImport>();
const keyOf = (storeId: string, fileId: string) => `${storeId}/${fileId}`;

/** The import of a file, when it was started here; null otherwise. */
export function findImport(storeId: string, fileId: string): RunningImport | null {
  return imports.get(keyOf(storeId, fileId)) ?? null;
}

type Step = { part: ImportPart; write: () => Promise<Answer | null> };

function stepsOf(graph: Client, kind: ImportKind, fileId: string, settledUntil: string | null): Step[] {
  const input = { fileId };
  if (kind === 'stock') {
    return [
      {
        part: 'stock',
        write: async () => (await ask(graph, ImportStock, { input, settledUntil })).data?.importStock ?? null,
      },
    ];
  }
  return [
    {
      part: 'customers',
      write: async () =>
        (await ask(graph, ImportConsignorCustomers, { input })).data?.importConsignorCustomers ?? null,
    },
    {
      part: 'settings',
      write: async () =>
        (await ask(graph, ImportConsignorSettings, { input })).data?.importConsignorSettings ?? null,
    },
  ];
}

async function carryOut(progress: RunningImport, steps: Step[]): Promise<void> {
  for (const { part, write } of steps) {
    progress.now = part;
    let answer = await write();
    for (let attempt = 0; answer?.__typename === 'ImportWaiting' && attempt < ATTEMPTS; attempt += 1) {
      progress.waitingFor = answer.missing;
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
      answer = await write();
    }
    progress.waitingFor = null;
    if (answer?.__typename !== 'ImportDone') {
      progress.problem = answer?.__typename ?? 'UNAVAILABLE';
      return;
    }
    const { created, updated, unchanged } = answer;
    progress.done.push({ part, created, updated, unchanged });
  }
}

/** Begins to write a file, step by step; pressing the button twice begins it once. */
export function startImport(
  graph: Client,
  {
    storeId,
    kind,
    fileId,
    settledUntil,
  }: { storeId: string; kind: ImportKind; fileId: string; settledUntil: string | null },
): void {
  const key = keyOf(storeId, fileId);
  if (imports.get(key)?.now) return;
  const progress: RunningImport = { kind, now: 'customers', waitingFor: null, done: [], problem: null };
  imports.set(key, progress);
  void carryOut(progress, stepsOf(graph, kind, fileId, settledUntil))
    .catch(() => (progress.problem = 'UNAVAILABLE'))
    .finally(() => {
      progress.now = null;
      setTimeout(() => imports.get(key) === progress && imports.delete(key), KEPT_MS).unref();
    });
}
