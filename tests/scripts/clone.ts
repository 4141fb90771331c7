import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const repository = resolve(__dirname, '../..');

/** A small repository of its own with our scripts and packages, and only the sources a test gives it. */
export interface Clone {
  folder: string;
  write(files: Record<string, string>): void;
  /** Runs node there; `output` is everything it said. */
  node(args: string[]): Promise<{ code: number | null; output: string; pid: number | undefined }>;
  remove(): void;
}

/** Makes one in the temporary folder. */
export function makeClone(): Clone {
  const folder = mkdtempSync(join(tmpdir(), 'kommis-clone-'));
  cpSync(join(repository, 'scripts'), join(folder, 'scripts'), { recursive: true });
  for (const file of ['package.json', 'package-lock.json', '.swcrc'])
    cpSync(join(repository, file), join(folder, file));
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    write(files) {
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), content);
      }
    },
    node: (args) =>
      new Promise((done, fail) => {
        // Jest's own settings must not reach the programs under test.
        const { PATH, HOME, TMPDIR } = process.env;
        const env = { PATH, HOME, TMPDIR };
        const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
        let output = '';
        for (const stream of [child.stdout, child.stderr])
          stream.on('data', (text: Buffer) => (output += String(text)));
        child.once('error', fail);
        child.once('close', (code) => done({ code, output, pid: child.pid }));
      }),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
