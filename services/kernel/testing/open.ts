import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Worker } from '../event/keep-working';
import type { ExecutionResult } from 'graphql';
import { visitor, type Actor } from '../actor/actor';
import { owner } from '../actor/owner';
import { newId } from '../id/id';
import { fixedClock, type FixedClock } from '../clock/clock';
import { settled, startWorker } from '../event/runner';
import { fileStore } from '../file/file';
import { createLog } from '../log/log';
import type { OutgoingMail } from '../mail/mailer';
import type { OpenService, Ports, Service } from '../subgraph/service';
import { testDatabase, type TestDatabase } from './database';

/** A member of a result union, or whatever else was asked for. */
export interface Answer {
  __typename: string;
  [key: string]: unknown;
}

/** What a spec says of a store; the rest is that of a Dutch shop. */
export interface StoreTold {
  version?: number;
  language?: string;
  currency?: string;
  timeZone?: string;
  country?: string;
  sortsPastPrefixes?: boolean;
  /** What it has; left out: all that a spec may need. */
  modules?: string[];
  /** Undefined for what a version told that knew of consignment alone. */
  namesEachModule?: true | undefined;
}

/** One or more services running on a database of their own. */
export interface TestWorld<Opened extends OpenService> {
  database: TestDatabase;
  services: Record<string, Opened>;
  clock: FixedClock;
  ports: Omit<Ports, 'databaseUrl'>;
  /** Where the bytes of its files lie. */
  filesFolder: string;
  /** Every mail sent so far. */
  mails: OutgoingMail[];
  /** Runs an operation on one subgraph, as this actor, as if from this address. */
  run(
    service: string,
    actor: Actor,
    query: string,
    variables?: Record<string, unknown>,
    address?: string,
  ): Promise<ExecutionResult>;
  /** The answer of the operation's one root field; throws where there are errors. */
  ask<T = Answer>(
    service: string,
    actor: Actor,
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<T>;
  /** Hands an event to one task, as the worker would; for events of services that a spec does not open. */
  tell(task: string, event: { storeId: string; version?: number; data: unknown }): Promise<void>;
  /** What a store is, told to one service as identity tells it. */
  storeArrives(service: string, id: string, told?: StoreTold): Promise<void>;
  /** Keeps a file as if somebody had handed it in; answers its id. */
  upload(storeId: string, content: Buffer | string, name?: string): Promise<string>;
  /** Waits until every event so far has been handled. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Opens services as the composition root does, with a clock that stands still and a mailer that remembers. */
export async function testWorld<Opened extends OpenService>(
  services: Service<Opened>[],
  at = '2026-11-22T10:00:00Z',
  given?: TestDatabase,
): Promise<TestWorld<Opened>> {
  const database = given ?? (await testDatabase());
  const clock = fixedClock(at);
  const mails: OutgoingMail[] = [];
  const filesFolder = mkdtempSync(join(tmpdir(), 'kommis-files-'));
  const ports: Omit<Ports, 'databaseUrl'> = {
    maxConnections: 4,
    // Where other specs take the processor, a connection takes its time.
    connectTimeoutMs: 20_000,
    publicUrl: 'http://localhost:3000',
    clock,
    files: fileStore(filesFolder),
    mailer: {
      send: async (mail) => {
        mails.push(mail);
        return null;
      },
    },
    secret: (name) => Buffer.alloc(32, name),
    log: createLog({ level: process.env['KOMMIS_TEST_LOG'] ?? 'silent' }),
    passwordCost: 4,
    quietMs: () => 0,
  };
  const opened: Record<string, Opened> = {};
  for (const service of services) {
    opened[service.name] = await service.open({
      ...ports,
      databaseUrl: database.urlOf(`kommis_${service.name}`),
    });
  }
  const tasks = Object.assign({}, ...Object.values(opened).map((each) => each.tasks)) as Opened['tasks'];
  const runner: Worker | null =
    Object.keys(tasks).length === 0
      ? null
      : await startWorker({ url: database.urlOf('kommis_worker'), tasks, log: ports.log });
  const run: TestWorld<Opened>['run'] = (service, actor, query, variables, address) => {
    const found = opened[service];
    if (found === undefined) throw new Error(`${service} is not open in this world`);
    return found.subgraph.execute({
      ...{ query, actor: justLoggedIn(actor, clock.now()), requestId: randomUUID(), operation: 'spec' },
      ...(variables === undefined ? {} : { variables }),
      ...(address === undefined ? {} : { address }),
    });
  };
  const tell: TestWorld<Opened>['tell'] = async (task, event) => {
    const found = opened[task.split('.')[0] ?? '']?.tasks[task];
    if (found === undefined) throw new Error(`No service of this world has the task ${task}`);
    const received = { event: 'spec', aggregateId: '', version: 1, requestId: null, ...event };
    // A task of ours asks nothing of the job library.
    await found(received, {} as never);
  };
  return {
    database,
    services: opened,
    clock,
    ports,
    filesFolder,
    mails,
    run,
    tell,
    ask: async <T>(...asked: Parameters<typeof run>) => {
      const { data, errors } = await run(...asked);
      if (errors) throw new Error(JSON.stringify(errors));
      return Object.values(data ?? {})[0] as T;
    },
    storeArrives: (service, id, { version = 1, ...told } = {}) => {
      const shop = {
        ...{
          name: 'De Ruilhoek',
          language: 'nl',
          timeZone: 'Europe/Amsterdam',
          currency: 'EUR',
          country: 'NL',
          colour: '#8a2f63',
        },
        ...{ legalName: '', organisationNumber: '', vatNumber: '' },
        contact: { email: '', telephone: '', street: '', postalCode: '', town: '' },
        mail: { senderName: '', replyTo: '', wordings: {} },
        modules: ['CONSIGNMENT', 'SELF_ENTRY', 'MARKDOWN'],
        namesEachModule: true,
        sortsPastPrefixes: (told.language ?? 'nl') === 'nl',
      };
      const data = { id, ...shop, ...told };
      return tell(`${service}.on-store-changed`, { storeId: id, version, data });
    },
    upload: async (storeId, content, name = 'file.csv') => {
      const stored = await ports.files.put(storeId, Readable.from([Buffer.from(content)]), {
        ...{ name, maxBytes: LARGEST_FILE, owner: 'customers', kind: 'import', keep: false },
      });
      return stored.fileId;
    },
    settled: () => settled(database.urlOf('kommis_worker'), 30_000, Object.keys(tasks)),
    close: async () => {
      await runner?.stop();
      for (const each of Object.values(opened)) await each.close();
      await database.drop();
    },
  };
}

/** A person whom a spec made by hand has logged in just now, unless it says when; the session's own ones say. */
export function justLoggedIn(actor: Actor, now: Date): Actor {
  const isPerson = actor.kind === 'staff' || actor.kind === 'portal';
  return isPerson && actor.authenticatedAt === null
    ? { ...actor, authenticatedAt: now.toISOString() }
    : actor;
}

const LARGEST_FILE = 1e8;

/** A staff member with every right. */
export function staffOf(storeId: string, name = 'Els de Wit'): Actor {
  return owner(storeId, name);
}

/** A portal user linked to these customers. */
export function portalOf(storeId: string, ...customerIds: string[]): Actor {
  return {
    ...visitor(storeId),
    kind: 'portal',
    userId: newId(),
    customerIds,
    assurance: 'password',
    name: 'Marijke van den Berg',
  };
}
