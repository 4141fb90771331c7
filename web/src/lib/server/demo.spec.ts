import type { RequestEvent } from '@sveltejs/kit';
import { demoFor } from './demo';

const asked = (here?: string): RequestEvent =>
  ({
    request: new Request('http://localhost/', here ? { headers: { 'x-kommis-here': here } } : {}),
  }) as RequestEvent;
const els = { storeId: '30042', store: 'De Ruilhoek', role: 'owner', path: '/30042/console' };
const logIn = { ...els, name: 'Els', email: 'els@shop.example', password: 'secret-of-els' };

afterEach(() => {
  globalThis.__kommisDemo = undefined;
});

test('a real installation has no demo to show', () => {
  expect(demoFor(asked('yes'))).toBeNull();
});

test('who reads on this machine sees each store with its people and their passwords', () => {
  globalThis.__kommisDemo = [logIn, { ...logIn, name: 'Daan', email: 'daan@shop.example' }];
  expect(demoFor(asked('yes'))).toMatchObject([
    {
      id: '30042',
      name: 'De Ruilhoek',
      people: [{ name: 'Els', password: 'secret-of-els' }, { name: 'Daan' }],
    },
  ]);
});

test('a demo that others read shows them whom there is to be, and no password', () => {
  globalThis.__kommisDemo = [logIn];
  for (const here of [undefined, 'no']) {
    const shown = demoFor(asked(here));
    expect(shown).toMatchObject([{ people: [{ email: 'els@shop.example', password: null }] }]);
    expect(JSON.stringify(shown)).not.toContain('secret');
  }
});
