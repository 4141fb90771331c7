/**
 * Works on one link at a time: of fifty uses at one moment the first is hashed for, a quarter of a second, and the
 * others find the link used. In another process the database refuses them all the same, only later.
 */
export class OneByOne {
  private readonly underWay = new Map<string, Promise<unknown>>();

  /** Does the work once what came before it with this token is done. */
  async take<T>(token: string, work: () => Promise<T>): Promise<T> {
    const mine = (this.underWay.get(token) ?? Promise.resolve()).then(work, work);
    this.underWay.set(token, mine);
    try {
      return await mine;
    } finally {
      if (this.underWay.get(token) === mine) this.underWay.delete(token);
    }
  }
}
