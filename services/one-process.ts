import type { GatewayConfig } from '../gateway/config';
import type { Http } from '../gateway/http';
import { commerce } from './commerce/main';
import { consignment } from './consignment/main';
import { customers } from './customers/main';
import { listen, openGateway } from './gateway';
import { identity } from './identity/main';
import type { Actor } from './kernel/actor/actor';
import { startWorker } from './kernel/event/runner';
import type { FileStore } from './kernel/file/file';
import { newId } from './kernel/id/id';
import { outsideOf } from './outside';
import type { Place } from './place';
import { loadWeb } from './web-in-process';

/** A running product in this process. */
export interface Running {
  http: Http;
  files: FileStore;
  /** Runs an operation as this actor, on the same way as everybody's; throws when it has errors. For the command line and the demo. */
  execute(actor: Actor, query: string, variables: Record<string, unknown>): Promise<unknown>;
  identity: Awaited<ReturnType<typeof identity.open>>;
  stop(): Promise<void>;
}

/** Gateway, services, worker and (unless left out) the pages, in this process on one port; not started, it leaves nothing running. */
export async function startOneProcess(
  config: GatewayConfig,
  place: Place,
  options: { pages: boolean; listens: boolean },
): Promise<Running> {
  return start(config, place, options).catch(async (error: unknown) => {
    await place.stop();
    throw error;
  });
}

async function start(
  config: GatewayConfig,
  place: Place,
  options: { pages: boolean; listens: boolean },
): Promise<Running> {
  // First, because it is what fails when something was not built: nothing is open yet.
  const web = options.pages ? await loadWeb(config) : null;
  const outside = outsideOf(config, 'kommis');
  const open = <Service extends { open(ports: never): Promise<unknown>; name: string }>(
    service: Service,
  ): ReturnType<Service['open']> =>
    service.open({ ...outside, databaseUrl: place.urlOf(service.name) } as never) as ReturnType<
      Service['open']
    >;
  const opened = await Promise.all([open(identity), open(customers), open(consignment), open(commerce)]);
  const [identityOpen] = opened;
  const worker = await startWorker({
    url: place.urlOf('worker'),
    tasks: Object.assign({}, ...opened.map((each) => each.tasks)) as (typeof opened)[0]['tasks'],
    cron: opened.flatMap((each) => each.cron),
    log: outside.log,
  });
  const { http, front, stop } = await openGateway(config, outside, {
    subgraphs: opened.map((each) => each.subgraph),
    resolveActor: identityOpen.resolveActor,
    files: opened.map((each) => each.files),
    ready: async () => (await Promise.all(opened.map((each) => each.isReady()))).every(Boolean),
    noticesUrl: options.listens ? place.urlOf('notices') : null,
    ...(web === null ? {} : { web: web.handler }),
  });
  web?.connect(http);
  const end = async (): Promise<void> => {
    await front.stop();
    await worker.stop();
    await Promise.all(opened.map((each) => each.close()));
  };
  if (options.listens)
    await listen(http, config).catch(async (error: unknown) => {
      await stop(0);
      await end();
      throw error;
    });
  return {
    http,
    files: outside.files,
    async execute(actor, query, variables) {
      const { body } = await front.answer({ query, variables }, { actor, requestId: newId() });
      if (body.errors?.length) throw new Error(body.errors.map((error) => error.message).join('; '));
      return body.data;
    },
    identity: identityOpen,
    async stop() {
      if (options.listens) await stop(10_000);
      await end();
    },
  };
}
