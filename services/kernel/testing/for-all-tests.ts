/** What a spec opens once and closes at its end. */
interface Closing {
  close(): Promise<void>;
}

/**
 * Opens something before the tests of this file or block, and closes it after them. What it answers stands for it, and
 * for its parts, from the first line on; it is there when a test or a later hook runs.
 */
export function forAllTests<Opened extends Closing>(open: () => Promise<Opened>, timeoutMs?: number): Opened {
  let opened: Opened | null = null;
  beforeAll(async () => {
    opened = await open();
  }, timeoutMs);
  afterAll(() => opened?.close());
  return standsFor(
    () => {
      if (opened === null) throw new Error('This is open inside tests and hooks only');
      return opened;
    },
    () => opened !== null,
  );
}

/** The same for what each test of this file or block has anew. */
export function forEachTest<Made extends object>(make: () => Promise<Made>): Made {
  let made: Made | null = null;
  beforeEach(async () => {
    made = await make();
  });
  return standsFor(
    () => {
      if (made === null) throw new Error('This is there inside tests only');
      return made;
    },
    () => made !== null,
  );
}

function standsFor<Value extends object>(find: () => Value, isThere: () => boolean): Value {
  return new Proxy<Value>({} as Value, {
    get: (_target, key) => {
      // Taken apart before it is open: `const { shop, other } = forAllTests(openShops)`.
      if (!isThere()) return standsFor(() => Reflect.get(find(), key) as object, isThere);
      const value: unknown = Reflect.get(find(), key);
      return typeof value === 'function' ? (value.bind(find()) as unknown) : value;
    },
    set: (_target, key, value) => Reflect.set(find(), key, value),
    has: (_target, key) => Reflect.has(find(), key),
    ownKeys: () => Reflect.ownKeys(find()),
    getOwnPropertyDescriptor: (_target, key) => Reflect.getOwnPropertyDescriptor(find(), key),
  });
}
