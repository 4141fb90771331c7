import { extname, join, relative } from 'node:path';

const COMPILER = '@swc-node/register';
const ROOT = join(__dirname, '../../..');

/** A file that another process or thread runs, and what Node needs to read it. */
export interface Script {
  path: string;
  nodeArguments: string[];
  /** Whether the sources are compiled as they are read. */
  compiles: boolean;
}

/** The script at this path, given without its ending, in the form in which this process runs. */
export function scriptAt(path: string): Script {
  if (extname(__filename) === '.js') return { path: `${path}.js`, nodeArguments: [], compiles: false };
  if (process.execArgv.includes(COMPILER))
    return { path: `${path}.ts`, nodeArguments: ['-r', COMPILER], compiles: true };
  // Specs compile within their own process. Their command has built the product just before.
  return { path: join(ROOT, 'dist', `${relative(ROOT, path)}.js`), nodeArguments: [], compiles: false };
}
