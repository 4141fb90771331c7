import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIST_OF_ROUTE } from './routes';
import { STEPS } from './widths';

const routes = join(__dirname, '../../routes');

describe('the lists of the console', () => {
  it('each have their route, so that their columns are known before anything is asked for', () => {
    const named = globSync('**/*-list.ts', { cwd: routes }).flatMap(
      (file) => / name: '(\w+)',/.exec(readFileSync(join(routes, file), 'utf8'))?.[1] ?? [],
    );
    expect(named.length).toBeGreaterThan(1);
    expect(Object.values(LIST_OF_ROUTE).sort()).toEqual(named.sort());
    for (const route of Object.keys(LIST_OF_ROUTE))
      expect([route, existsSync(join(routes, route, '+page.svelte'))]).toEqual([route, true]);
  });

  it('are those whose columns the graph keeps, by the same names', () => {
    const graph = readFileSync(join(__dirname, '../../../../schema/identity.graphql'), 'utf8');
    const kept = /Name of the list: ([^.]+)\./.exec(graph)?.[1] ?? '';
    expect(kept.replaceAll('"', '').split(', ').sort()).toEqual(Object.values(LIST_OF_ROUTE).sort());
  });

  it('may take as much room as the style sheet knows steps', () => {
    const css = readFileSync(join(__dirname, '../styles/lists.css'), 'utf8');
    const known = [
      ...css.matchAll(
        /min-width: (\d+)rem\) \{\s*\.fit-(\d+) \{\s*--u: min\(1rem, \(100cqi - 6rem\) \/ \d+\)/g,
      ),
    ].map((each) => each.slice(1).map(Number));
    // Columns give way to three quarters of their room.
    expect(known).toEqual(STEPS.map((step) => [Math.floor(step * 0.75), step]));
  });
});
