import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { aCrowd } from './crowd';
import { logIns } from './log-ins';
import { readers } from './readers';

/** Whoever overloads the product, as one store's staff or as strangers at its door. */
export interface Attacker {
  port: number;
  storeId: string;
  email: string;
  password: string;
}

/** What the attackers were answered: how often what, and what it took in milliseconds. */
export interface Answers {
  counts: Readonly<Record<string, number>>;
  ms?: Readonly<Record<string, number>>;
}

/** Something that goes on until it is stopped. */
export interface Begun {
  stop(): Promise<Answers>;
}

/** One way to overload the product. To add one: a file beside this one, and a line below. */
export interface OverloadPart {
  name: string;
  /** What goes on, in a few words. */
  says: string;
  begin(attacker: Attacker): Promise<Begun>;
}

export const parts: readonly OverloadPart[] = [readers, logIns, aCrowd];

/** Begins a part in a process of its own. */
export async function beginApart({ name }: OverloadPart, attacker: Attacker): Promise<Begun> {
  const child = fork(join(__dirname, 'attack.ts'), { execArgv: ['-r', '@swc-node/register'] });
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${name} ended (${code})`);
  });
  failed.catch(() => undefined);
  const said = async (): Promise<unknown> =>
    ((await Promise.race([once(child, 'message'), failed])) as unknown[])[0];
  child.send({ part: name, attacker });
  await said();
  return {
    async stop() {
      child.send('stop');
      return (await said()) as Answers;
    },
  };
}
