import { createHmac } from 'node:crypto';
import { availableParallelism } from 'node:os';
import bcrypt from 'bcrypt';
import type { Ports } from '../../kernel/subgraph/service';

const DEFAULT_COST = 12;

/** Hashes and checks passwords: bcrypt over a peppered HMAC, so many at a time as leave a core for pages. */
export class Passwords {
  private readonly cost: number;
  /** Of equal cost as a real one, and of no password: an unknown account takes as long as a known one. */
  private readonly dummy: string;

  constructor(private readonly ports: Pick<Ports, 'secret' | 'passwordCost'>) {
    this.cost = ports.passwordCost ?? DEFAULT_COST;
    this.dummy = bcrypt.genSaltSync(this.cost) + 'x'.repeat(31);
  }

  /** The hash to keep of a password. */
  hash(password: string): Promise<string> {
    return inTurn(() => bcrypt.hash(this.peppered(password), this.cost));
  }

  /** Whether it is the password of this hash. No hash, or a damaged one, costs as much and is never right. */
  async isRight(password: string, hash: string | null): Promise<boolean> {
    const isWhole = hash !== null && /^\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/.test(hash);
    const same = await inTurn(() => bcrypt.compare(this.peppered(password), isWhole ? hash : this.dummy));
    return isWhole && same;
  }

  /** bcrypt reads 72 bytes and stops at a NUL; 64 signs of base64 are neither longer nor have one. */
  private peppered(password: string): string {
    return createHmac('sha384', this.ports.secret('password-pepper'))
      .update(password.normalize('NFC'))
      .digest('base64');
  }
}

// One gate a process, whoever hashes: two services in one process must not double it.
const most = Math.max(1, availableParallelism() - 1);
const waiting: (() => void)[] = [];
let running = 0;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    // A place is handed on, not given back and fought over.
    if (next === undefined) running -= 1;
    else next();
  }
}
