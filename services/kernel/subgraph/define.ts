import type { CronItem, TaskList } from 'graphile-worker';
import { systemClock, type Clock } from '../clock/clock';
import { Database } from '../database/database';
import { handlerTools, taskOf, type EventHandler, type OwnJob } from '../event/handler';
import { Together } from '../event/together';
import { fileOwner, uploadsOf, type FileKinds } from '../file/owned';
import { sweepFilesCron, sweepFilesJob, type NeededFiles } from '../file/sweep';
import { filesOfJobs } from '../job/job.rows';
import { runJobs, type JobKind } from '../job/run';
import type { Mails } from '../mail/mail-kind';
import { sendMailJob } from '../mail/mail-job';
import type { Rights } from '../permission/rights';
import type { PermissionTable } from '../permission/table';
import { compilePermissions } from '../permission/table';
import { localSubgraph } from './executor';
import { buildServiceSchema, type Reference, type SchemaParts } from './schema';
import type { OpenService, Ports, Service, ServiceSchema } from './service';

/** What a service's `main.ts` declares; everything else follows from it. */
export interface ServiceDefinition<Extra extends object> extends Omit<SchemaParts, 'references'> {
  name: string;
  migrations: string;
  /** Entity type → how it is found; a function where finding needs the outside world, such as the clock. */
  references: Record<string, Reference> | ((ports: Ports) => Record<string, Reference>);
  /** Rights of staff that this service enforces, with a sentence each; its table asks them. */
  rights?: Rights;
  permissions: PermissionTable;
  handlers: EventHandler[];
  /** Jobs the service enqueues for itself, and those that run by the clock. */
  jobs?: (ports: Ports) => OwnJob[];
  cron?: CronItem[];
  /** The mails it sends; its migration has `CALL kernel.make_mail('<service>')`. */
  mails?: Mails;
  /** Its long work: the service has called kernel.make_job. */
  longWork?: (ports: Ports) => JobKind[];
  /** Files the service owns, by kind: who may hand them in and who may have them. */
  files?: FileKinds;
  /** Passing files that it still needs, beside those of its long work. */
  neededFiles?: NeededFiles;
  /** One instance a resolver class, made from the outside world's ports. */
  instances: (ports: Ports) => object[];
  /** What only this service offers to the composition root, such as who presents a credential. */
  extra?: (database: Database, ports: Ports) => Extra;
}

/** Makes a service from its definition: the same wiring for all four. */
export function defineService<Extra extends object = object>(
  definition: ServiceDefinition<Extra>,
): Service<OpenService & Extra> {
  assertOneHandlerATask(definition);
  return {
    name: definition.name,
    migrations: definition.migrations,
    subscriptions: definition.handlers.map(({ event }) => ({
      event: event.name,
      task: taskOf(definition.name, event),
    })),
    uploads: uploadsOf(definition.files ?? {}),
    // It is read, and runs nothing: whatever the time is.
    schema: () => schemaOf(definition, [], {}, systemClock),
    open: async (ports) => {
      const database = await new Database({
        url: ports.databaseUrl,
        ...(ports.maxConnections === undefined ? {} : { maxConnections: ports.maxConnections }),
        ...(ports.connectTimeoutMs === undefined ? {} : { connectTimeoutMs: ports.connectTimeoutMs }),
      }).open();
      const { executable, permissions } = await schemaOf(
        definition,
        definition.instances(ports),
        referencesOf(definition, ports),
        ports.clock,
      );
      const open: OpenService = {
        subgraph: localSubgraph({
          name: definition.name,
          schema: executable,
          permissions,
          database,
          log: ports.log,
        }),
        files: fileOwner(definition.name, definition.files ?? {}, database),
        tasks: tasksOf(definition, database, ports),
        cron: [
          ...(definition.cron ?? []),
          ...(definition.files === undefined ? [] : [sweepFilesCron(definition.name)]),
        ],
        isReady: () => database.isReachable(),
        close: () => database.close(),
      };
      return Object.assign(open, definition.extra?.(database, ports) ?? ({} as Extra));
    },
  };
}

/** A task is named after the fact alone: of two senders of one fact the same must be heard. */
function assertOneHandlerATask({
  name,
  handlers,
}: Pick<ServiceDefinition<object>, 'name' | 'handlers'>): void {
  const byTask = new Map<string, EventHandler['handle']>();
  for (const { event, handle } of handlers) {
    const task = taskOf(name, event);
    if ((byTask.get(task) ?? handle) !== handle) throw new Error(`Two handlers are the task ${task}`);
    byTask.set(task, handle);
  }
}

function referencesOf({ references }: ServiceDefinition<object>, ports: Ports): Record<string, Reference> {
  return typeof references === 'function' ? references(ports) : references;
}

async function schemaOf(
  definition: ServiceDefinition<object>,
  instances: object[],
  references: Record<string, Reference>,
  clock: Clock,
): Promise<ServiceSchema> {
  const byClass = new Map(instances.map((instance) => [instance.constructor, instance]));
  const container = {
    get: (wanted: Function) => {
      const instance = byClass.get(wanted);
      if (instance === undefined) throw new Error(`${definition.name} has no instance of ${wanted.name}`);
      return instance;
    },
  };
  const { sdl, schema, marks } = await buildServiceSchema(
    { ...definition, references },
    container as never,
    clock,
  );
  const permissions = compilePermissions(definition.permissions, schema);
  return { sdl, marks, rights: definition.rights ?? {}, executable: schema, permissions };
}

function tasksOf(definition: ServiceDefinition<object>, database: Database, ports: Ports): TaskList {
  const work = new Together();
  const handled = definition.handlers.map(({ event, handle }): [string, TaskList[string]] => {
    const task = taskOf(definition.name, event);
    return [
      task,
      async (payload) => {
        const received = payload as Parameters<typeof handle>[0];
        const deliver = (each: typeof received): Promise<void> =>
          handle(each, handlerTools(database, each.storeId, task, each.requestId), ports);
        await (event.list === undefined
          ? work.alone(received.storeId, () => deliver(received))
          : work.deliver(event, received, deliver));
      },
    ];
  });
  const own = ownJobs(definition, ports).map(({ task, run }): [string, TaskList[string]] => [
    task,
    async (payload) => {
      const job = payload as { storeId: string; data: unknown };
      await work.alone(job.storeId, () => run(job, handlerTools(database, job.storeId, task, null)));
    },
  ]);
  return Object.fromEntries([...handled, ...own]);
}

/** What the service enqueues for itself: its own jobs, its mails, the run of its long work, and the sweep of its files. */
function ownJobs(
  { name, jobs, longWork, mails, files, neededFiles }: ServiceDefinition<object>,
  ports: Ports,
): OwnJob[] {
  const needed: NeededFiles = async (tx) => [
    ...(longWork === undefined ? [] : await filesOfJobs(tx, name)),
    ...((await neededFiles?.(tx)) ?? []),
  ];
  return [
    ...(jobs?.(ports) ?? []),
    ...(mails === undefined ? [] : [sendMailJob(name, mails, ports)]),
    ...(longWork === undefined ? [] : [runJobs(name, longWork(ports), ports)]),
    ...(files === undefined ? [] : [sweepFilesJob(name, ports, needed)]),
  ];
}
