import type { IncomingMessage, ServerResponse } from 'node:http';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BadEnvironment, type Environment } from './kernel/config/config';
import type { Http } from '../gateway/http';
import type { DemoLogIn } from './demo';
import type { KeptMail } from './kernel/mail/mail';
import { mailboxOf } from './outside';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** One mailbox over all stores, for the page that shows kept mail on this machine. */
interface MailboxPage {
  list(limit: number): Promise<KeptMail[]>;
  get(id: string): Promise<KeptMail | null>;
}

/** What web's server looks for when it runs inside this process. */
interface WebGlobals {
  __kommisGateway?: (request: Request) => Promise<Response>;
  __kommisMailbox?: MailboxPage;
  __kommisDemo?: readonly DemoLogIn[];
}

/**
 * Loads web's build, its environment set first: SvelteKit reads it while it loads. The front sets the
 * forwarded headers itself, so web may believe them.
 */
export async function loadWeb(
  environment: Environment,
): Promise<{ handler: Handler; connect(http: Http): void }> {
  setWebEnvironment(environment);
  const { handler } = (await import(webBuild('handler.js'))) as { handler: Handler };
  return {
    handler,
    connect(http) {
      (globalThis as WebGlobals).__kommisGateway = (request) => http.handleInProcess(request);
    },
  };
}

/** Shows the log-ins of the demo on the first page; there are none on a real installation. */
export function showDemo(logIns: readonly DemoLogIn[] | null): void {
  if (logIns !== null) (globalThis as WebGlobals).__kommisDemo = logIns;
}

/** A file of web's build, as something to import. */
function webBuild(file: string): string {
  const build = join(process.cwd(), 'web', 'build', file);
  if (!existsSync(build)) throw new BadEnvironment('The pages are not built: run npm run build');
  return pathToFileURL(build).href;
}

/** What web's server finds when it loads: its environment, and the mailbox where kept mail is shown. */
function setWebEnvironment(environment: Environment): void {
  Object.assign(process.env, {
    PUBLIC_URL: environment.publicUrl,
    PROTOCOL_HEADER: 'x-forwarded-proto',
    HOST_HEADER: 'x-forwarded-host',
    ADDRESS_HEADER: 'x-forwarded-for',
    XFF_DEPTH: '1',
    // For forms that bring a photo; web's own limits stand in lib/server/limits.ts.
    BODY_SIZE_LIMIT: '80M',
  });
  if (environment.mailbox) (globalThis as WebGlobals).__kommisMailbox = mailboxPage(environment);
}

function mailboxPage(environment: Environment): MailboxPage {
  const mailbox = mailboxOf(environment);
  const storeIds = async (): Promise<string[]> => {
    const names = await readdir(join(environment.dataRoot, 'mail')).catch(() => []);
    return names.filter((name) => /^\d{5}$/.test(name));
  };
  const named = (mail: KeptMail): KeptMail => ({ ...mail, id: `${mail.storeId}-${mail.id}` });
  return {
    async list(limit) {
      const kept = await Promise.all((await storeIds()).map((storeId) => mailbox.list(storeId, limit)));
      return kept
        .flat()
        .sort((a, b) => b.keptAt.localeCompare(a.keptAt))
        .slice(0, limit)
        .map(named);
    },
    async get(id) {
      const [, storeId = '', own = ''] = /^(\d{5})-(.+)$/.exec(id) ?? [];
      if (storeId === '') return null;
      const mail = await mailbox.get(storeId, own);
      return mail && named(mail);
    },
  };
}
