import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GatewayConfig } from '../gateway/config';
import type { BusyText } from '../gateway/busy-page';
import { createFront, type Front } from '../gateway/front';
import { createHttp, type Http, type HttpOptions } from '../gateway/http';
import { createPlanEngine } from '../gateway/plan-engine';
import { storedFiles } from '../gateway/stored-files';
import type { FileOwner } from './kernel/file/owned';
import { HTTP_LIMITS } from './kernel/http/limits';
import { fieldsMarked, type Marks } from './kernel/operation/marks';
import promisedRights from '../schema/rights.json';
import { listenOn } from './kept';
import { listenForNotices } from './kernel/notice/listen';
import { rulesWith } from './kernel/permission/rules';
import type { ResolveActor, Subgraph } from './kernel/subgraph/port';
import type { Ports } from './kernel/subgraph/service';

const promised = (file: string): string => readFileSync(join(__dirname, '..', 'schema', file), 'utf8');

/** The gateway on the committed schema, before it listens: the same in every topology. */
export async function openGateway(
  config: GatewayConfig,
  outside: Omit<Ports, 'databaseUrl'>,
  parts: {
    subgraphs: Subgraph[];
    resolveActor: ResolveActor;
    /** Every service, as the owner of its files. */
    files: FileOwner[];
    ready: () => Promise<boolean>;
    /** URL of the role that hears notices; null where nobody's page is open. */
    noticesUrl: string | null;
    web?: HttpOptions['web'];
  },
): Promise<{ http: Http; front: Front; stop(graceMs?: number): Promise<void> }> {
  const report = (error: unknown, context: object): void =>
    outside.log.error({ error, ...context }, 'An operation failed');
  const marks = JSON.parse(promised('marks.json')) as Marks;
  const engine = await createPlanEngine({
    takeLong: fieldsMarked(marks, 'TAKES_LONG'),
    supergraphSdl: promised('supergraph.graphql'),
    subgraphs: parts.subgraphs,
    report,
  });
  const front = await createFront({
    engine,
    report,
    rules: rulesWith(Object.keys(promisedRights)),
    marks,
    permissions: JSON.parse(promised('permissions.json')) as Record<string, string>,
    trusted: JSON.parse(promised('operations.json')) as Record<string, string>,
  });
  const files = storedFiles({
    store: outside.files,
    linkKey: outside.secret('links'),
    clock: outside.clock,
    owners: parts.files,
  });
  const { subgraphs: _subgraphs, files: _files, noticesUrl, ...rest } = parts;
  const languages = ['en', 'nl', 'nb', 'sv'];
  const http = createHttp({
    ...rest,
    front,
    files,
    publicUrl: config.publicUrl,
    trust: config.trust,
    log: outside.log,
    busyWords: Object.fromEntries(languages.map((each) => [each, wordsIn(each)])),
  });
  const { streams } = http;
  const listening =
    noticesUrl === null
      ? null
      : listenForNotices({
          url: noticesUrl,
          log: outside.log,
          heard: (notice) => streams.heard(notice),
          missed: () => streams.missed(),
        });
  return {
    front,
    http,
    async stop(graceMs) {
      await http.stop(graceMs);
      await listening?.stop();
    },
  };
}

/** The pages' words, of which the gateway says those for which there is no page to say them. */
function wordsIn(language: string): BusyText {
  const file = join(process.cwd(), 'web', 'messages', `${language}.json`);
  const { busy_title, busy_text, busy_address_text } = JSON.parse(readFileSync(file, 'utf8')) as BusyText;
  return { busy_title, busy_text, busy_address_text };
}

/** Listens where the settings say. */
export function listen(
  { server }: Http,
  { port, host }: Pick<GatewayConfig, 'port' | 'host'>,
): Promise<void> {
  return listenOn(server, { port, host, backlog: HTTP_LIMITS.backlog });
}
