import type { RequestEvent } from '@sveltejs/kit';

/** Somebody to be in the demo, as the console prints them at every start. */
export interface DemoLogIn {
  storeId: string;
  store: string;
  name: string;
  /** 'consignor', 'company', 'private', or a role of staff. */
  role: string;
  path: string;
  email: string;
  password: string;
}

/** A demo store and who to be there; a password only for who reads on this machine. */
export interface DemoStore {
  id: string;
  name: string;
  people: (Omit<DemoLogIn, 'storeId' | 'store' | 'password'> & { password: string | null })[];
}

/**
 * The demo's stores with their log-ins; null on a real installation. The passwords stand where the product was started,
 * so they are for who sits there: a demo that is shown to others tells them nothing. Who is on this machine the front
 * alone knows: it asks the socket, and lets nobody else write this header.
 */
export function demoFor({ request }: RequestEvent): DemoStore[] | null {
  const logIns = globalThis.__kommisDemo;
  if (!logIns) return null;
  const isHere = request.headers.get('x-kommis-here') === 'yes';
  const stores = new Map<string, DemoStore>();
  for (const { storeId: id, store, password, ...person } of logIns) {
    const known = stores.get(id) ?? { id, name: store, people: [] };
    known.people.push({ ...person, password: isHere ? password : null });
    stores.set(id, known);
  }
  return [...stores.values()];
}
