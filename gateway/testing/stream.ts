import { request as send, type IncomingHttpHeaders } from 'node:http';

/** One thing that was said on a stream. */
export interface Heard {
  id: string;
  event: string;
  data: unknown;
}

/** A stream as a browser holds it open. */
export interface OpenStream {
  status: number;
  headers: IncomingHttpHeaders;
  /** All that came so far. */
  text(): string;
  /** What was said so far, beats and greetings left out. */
  heard(): Heard[];
  /** Whether the other end ended it, in the ordinary way. */
  hasEnded(): boolean;
  close(): void;
}

/** Asks for a stream; with no headers but these it is asked for as browsers do. */
export function openStream(
  port: number,
  path: string,
  headers: Record<string, string> = {},
  options: { localAddress?: string; method?: string } = {},
): Promise<OpenStream> {
  return new Promise((resolve, reject) => {
    const request = send(
      {
        ...{ host: '127.0.0.1', port, path, agent: false },
        ...{ headers: { accept: 'text/event-stream', ...headers }, ...options },
      },
      (response) => {
        let [text, isOver] = ['', false];
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => (isOver = true));
        response.on('error', () => undefined);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: () => text,
          heard: () => heardIn(text),
          hasEnded: () => isOver,
          close: () => request.destroy(),
        });
      },
    );
    request.on('error', reject);
    request.end();
  });
}

function heardIn(text: string): Heard[] {
  return text.split('\n\n').flatMap((block) => {
    const of = (name: string): string | undefined =>
      block
        .split('\n')
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2);
    const [event, data] = [of('event'), of('data')];
    return event === undefined || data === undefined
      ? []
      : [{ id: of('id') ?? '', event, data: JSON.parse(data) as unknown }];
  });
}
