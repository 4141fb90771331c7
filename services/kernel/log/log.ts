import pino, { type DestinationStream, type Logger } from 'pino';
import { readEnvironment } from '../config/config';
import { redact, redactText } from './redact';

export type { Logger } from 'pino';

/**
 * The gate: every line passes here on its way out. Pino's own `redact` knows paths, and secrets do not keep to paths:
 * they turn up in messages of errors, in links, in what a child logger was given.
 */
function redacting(destination: DestinationStream): DestinationStream {
  return {
    write(line) {
      destination.write(`${cleaned(line)}\n`);
    },
  };
}

function cleaned(line: string): string {
  try {
    return JSON.stringify(redact(JSON.parse(line)));
  } catch {
    // Not JSON is not ours; it is cleaned as text rather than trusted.
    return redactText(line.trimEnd());
  }
}

export interface LogOptions {
  readonly level?: string;
  readonly destination?: DestinationStream;
}

/** Standard output, several lines a write: a write for each would cost every request more than its line does. */
const standardOutput = (): DestinationStream =>
  pino.destination({ dest: 1, sync: false, minLength: 8_192, periodicFlush: 200 });

/** A log of JSON lines on standard output, from which secrets are taken on their way out. */
export function createLog({ level = 'info', destination = standardOutput() }: LogOptions = {}): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { error: pino.stdSerializers.err },
  };
  return pino(options, redacting(destination));
}

let root: Logger | undefined;

/** The log of one part of the product, `logger('gateway')`, at the level that the environment asks for. */
export function logger(part: string): Logger {
  root ??= createLog({ level: readEnvironment().logLevel });
  return root.child({ part });
}
