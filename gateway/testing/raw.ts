import { connect, type Socket } from 'node:net';

/** A connection on which anything may be written, and how it ended. */
export interface Raw {
  socket: Socket;
  /** What has come so far. */
  text(): string;
  /** All that came, once the other side has ended it. */
  ended: Promise<string>;
  /** The error it ended with, if any: a reset, most of all. */
  error(): string | null;
}

/** Opens a connection and writes what no client would. */
export function openRaw(port: number, first = '', localAddress?: string): Raw {
  const chunks: Buffer[] = [];
  let error: string | null = null;
  const socket = connect({ port, host: '127.0.0.1', localAddress });
  // At once, not when it is connected: what a caller writes meanwhile would come before it.
  if (first) socket.write(first);
  const text = (): string => Buffer.concat(chunks).toString();
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', (each: NodeJS.ErrnoException) => (error = each.code ?? each.message));
  const ended = new Promise<string>((done) => socket.once('close', () => done(text())));
  return { socket, text, ended, error: () => error };
}

/** Writes a byte at a time until it is ended, or there is nothing left. */
export function trickle({ socket }: Raw, text: string, everyMs: number): void {
  let at = 0;
  const timer = setInterval(() => {
    const byte = text[at++];
    if (byte === undefined || socket.destroyed) clearInterval(timer);
    else socket.write(byte);
  }, everyMs);
  socket.once('close', () => clearInterval(timer));
}

/** The head of a request, its end included. */
export function headOf(method: string, path: string, headers: Record<string, string> = {}): string {
  const lines = Object.entries({ host: 'localhost:3000', ...headers });
  return `${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}

export const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
/** Waits for it, and fails where it never comes to that. */
export const until = async (holds: () => boolean): Promise<void> => {
  for (let waited = 0; !holds(); waited += 5) {
    if (waited > 8_000) throw new Error('It never came to that');
    await sleep(5);
  }
};
