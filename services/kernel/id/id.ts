import { randomUUID } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const COUNTER_END = 0x1000;

let lastMs = 0;
let counter = 0;

/**
 * A new UUIDv7: sortable by the moment it was made, which keeps index pages warm. Within one process each is
 * greater than the one before, also when the machine's clock is set back.
 */
export function newId(): string {
  const now = Date.now();
  // The tail of a random UUID is the variant and 62 random bits: exactly the tail that version 7 wants.
  const random = randomUUID();
  if (now > lastMs) {
    lastMs = now;
    // Half the range stays free for counting up within the millisecond.
    counter = parseInt(random.slice(0, 3), 16) & 0x7ff;
  } else if (++counter === COUNTER_END) {
    lastMs += 1;
    counter = 0;
  }
  const ms = lastMs.toString(16).padStart(12, '0');
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7${counter.toString(16).padStart(3, '0')}${random.slice(18)}`;
}

/** So many ids that begin with this one: who has the first has them all. */
export function idsFrom(first: string, count: number): string[] {
  const [head, tail] = [first.slice(0, -12), parseInt(first.slice(-12), 16)];
  const ids = Array.from({ length: count }, (_, at) => (tail + at) % 2 ** 48);
  return ids.map((each) => head + each.toString(16).padStart(12, '0'));
}

/** Whether this is a UUID of whatever version. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}
