import { createHmac } from 'node:crypto';
import bcrypt from 'bcrypt';
import type { Ports } from '../../kernel/subgraph/service';
import { HASHING } from '../../kernel/work/limits';
import { NoTurn, Turns } from '../../kernel/work/turns';
import { hashing } from './hashing';
import { logInsBusy } from './login.problems';

const DEFAULT_COST = 12;

/** One gate a process, whoever hashes: two services in one process must not double it. Stores take turns in it. */
const turns = new Turns(HASHING);

/** Hashes and checks passwords: bcrypt over a peppered HMAC, so many at a time as leave a core for pages. */
export class Passwords {
  private readonly cost: number;
  /** Of equal cost as a real one, and of no password: an unknown account takes as long as a known one. */
  private readonly dummy: string;

  constructor(private readonly ports: Pick<Ports, 'secret' | 'passwordCost'>) {
    this.cost = ports.passwordCost ?? DEFAULT_COST;
    this.dummy = bcrypt.genSaltSync(this.cost) + 'x'.repeat(31);
  }

  /** The hash to keep of a password that somebody sends; refused where too many wait. */
  async hash(storeId: string, password: string): Promise<string> {
    return orBusy(turns.take(storeId, () => hashing.hash(this.peppered(password), this.cost)));
  }

  /** The same for the composition root: it waits, whoever else does. */
  hashPatiently(storeId: string, password: string): Promise<string> {
    return turns.takePatiently(storeId, () => hashing.hash(this.peppered(password), this.cost));
  }

  /**
   * Whether it is the password of this hash. No hash, or a damaged one, costs as much and is never right. Refused where
   * too many wait, whatever the hash.
   */
  async isRight(storeId: string, password: string, hash: string | null): Promise<boolean> {
    const isWhole = hash !== null && /^\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/.test(hash);
    const compare = (): Promise<boolean> =>
      hashing.compare(this.peppered(password), isWhole ? hash : this.dummy);
    const same = await orBusy(turns.take(storeId, compare));
    return isWhole && same;
  }

  /** bcrypt reads 72 bytes and stops at a NUL; 64 signs of base64 are neither longer nor have one. */
  private peppered(password: string): string {
    return createHmac('sha384', this.ports.secret('password-pepper'))
      .update(password.normalize('NFC'))
      .digest('base64');
  }
}

async function orBusy<T>(asked: Promise<T>): Promise<T> {
  return asked.catch((error: unknown) => {
    throw error instanceof NoTurn ? logInsBusy(error.retryAfterSeconds) : error;
  });
}
