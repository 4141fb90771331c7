import { addressOf, allowed, takes } from './addresses';
import { json, refused, type Incoming, type Outgoing } from './exchange';
import {
  answerDownload,
  answerLook,
  answerPicture,
  answerUpload,
  type FilesEndpointOptions,
} from './files-endpoint';
import { answerGraph, type GraphEndpointOptions } from './graph-endpoint';
import { mediaTypeFor, named } from './media-type';
import { answerNotices, type NoticesEndpointOptions } from './notices/notices-endpoint';
import { mayChange } from './origin';

/** What the gateway's own answers take. */
export interface RoutesOptions extends GraphEndpointOptions, FilesEndpointOptions, NoticesEndpointOptions {
  /** Whether the database answers and every service is ready. */
  ready: () => Promise<boolean>;
}

/** Which of the gateway's own doors a request is for. */
export class Routes {
  private looking: Promise<boolean> | null = null;

  constructor(private readonly options: RoutesOptions) {}

  /** The gateway's own answer, or null where the path is the web's. Every unsafe request is checked here, the web's too. */
  async find(incoming: Incoming, requestId: string): Promise<Outgoing | null> {
    const provenance = {
      method: incoming.method,
      isOurWeb: incoming.isOurWeb,
      origin: incoming.header('origin'),
      fetchSite: incoming.header('sec-fetch-site'),
      hasCookie: incoming.header('cookie') !== undefined,
    };
    if (!mayChange(provenance, this.options.publicUrl))
      return refused(
        403,
        'FOREIGN_ORIGIN',
        `Requests from other pages are refused; this is ${this.options.publicUrl}.`,
        {
          connection: 'close',
        },
      );
    const address = addressOf(incoming.path);
    if (address && !takes(address, incoming.method))
      return refused(405, 'METHOD_NOT_ALLOWED', `What is here takes ${allowed(address)}.`, {
        ...{ allow: allowed(address), connection: 'close' },
      });
    if (incoming.path === '/healthz') return json(200, { live: true });
    if (incoming.path === '/readyz') return this.readiness();
    if (incoming.path === '/graphql')
      return named(
        mediaTypeFor(incoming.header('accept')),
        refused(401, 'UNAUTHENTICATED', 'Partners show a token here; none has been issued.', {
          'www-authenticate': 'Bearer',
        }),
      );
    return this.ofStore(incoming, requestId);
  }

  private ofStore(incoming: Incoming, requestId: string): Promise<Outgoing> | null {
    const [, storeId = '', ...rest] = incoming.path.split('/');
    const options = this.options;
    switch (rest.join('/')) {
      case 'graphql':
        return answerGraph(options, incoming, storeId, 'portal', requestId);
      case 'console/graphql':
        return answerGraph(options, incoming, storeId, 'staff', requestId);
      case 'console/upload':
        return answerUpload(options, incoming, storeId, 'staff', requestId);
      case 'upload':
        return answerUpload(options, incoming, storeId, 'portal', requestId);
      case 'notices':
        return answerNotices(options, incoming, storeId, requestId);
      default: {
        const [first, named, more] = rest;
        if (named === undefined || more !== undefined) return null;
        if (first === 'download') return answerDownload(options, incoming, storeId, named, requestId);
        if (first === 'look') return answerLook(options, incoming, storeId, named, requestId);
        return first === 'picture' ? answerPicture(options, incoming, storeId, named, requestId) : null;
      }
    }
  }

  private async readiness(): Promise<Outgoing> {
    // All who ask at one moment get one answer: asking takes a connection to the database.
    this.looking ??= this.options
      .ready()
      .catch(() => false)
      .finally(() => (this.looking = null));
    const ready = await this.looking;
    return json(ready ? 200 : 503, { ready }, ready ? {} : { 'retry-after': '2' });
  }
}
