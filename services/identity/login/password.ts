import { createHmac } from 'node:crypto';
import bcrypt from 'bcrypt';
import type { Ports } from '../../kernel/subgraph/service';
import { HASHING } from '../../kernel/work/limits';
import { NoTurn, Turns } from '../../kernel/work/turns';
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

  /** Refuses, before anything is counted or looked up, where more of a store's log-ins wait than there is room for. */
  assertRoom(storeId: string): void {
    orBusy(() => turns.assertRoom(storeId));
  }

  /** The hash to keep of a password that somebody sends; refused where too many wait. */
  async hash(storeId: string, password: string): Promise<string> {
    return orBusyLater(turns.take(storeId, () => bcrypt.hash(this.peppered(password), this.cost)));
  }

  /** The same for the composition root: it waits, whoever else does. */
  hashPatiently(storeId: string, password: string): Promise<string> {
    return turns.takePatiently(storeId, () => bcrypt.hash(this.peppered(password), this.cost));
  }

  /**
   * Whether it is the password of this hash. No hash, or a damaged one, costs as much and is never right. Refused where
   * too many wait, whatever the hash.
   */
  async isRight(storeId: string, password: string, hash: string | null): Promise<boolean> {
    const isWhole = hash !== null && /^\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/.test(hash);
    const compare = (): Promise<boolean> =>
      bcrypt.compare(this.peppered(password), isWhole ? hash : this.dummy);
    const same = await orBusyLater(turns.take(storeId, compare));
    return isWhole && same;
  }

  /** bcrypt reads 72 bytes and stops at a NUL; 64 signs of base64 are neither longer nor have one. */
  private peppered(password: string): string {
    return createHmac('sha384', this.ports.secret('password-pepper'))
      .update(password.normalize('NFC'))
      .digest('base64');
  }
}

function orBusy(ask: () => void): void {
  try {
    ask();
  } catch (error) {
    throw busyFor(error);
  }
}

async function orBusyLater<T>(asked: Promise<T>): Promise<T> {
  return asked.catch((error: unknown) => {
    throw busyFor(error);
  });
}

const busyFor = (error: unknown): unknown =>
  error instanceof NoTurn ? logInsBusy(error.retryAfterSeconds) : error;
