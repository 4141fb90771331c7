import { html } from '../testing/html';
import BarChart from './BarChart.svelte';
import EmptyState from './EmptyState.svelte';
import Facts from './Facts.svelte';
import Field from './Field.svelte';
import Status from './Status.svelte';

describe('a field', () => {
  test('is named by its label, and points to hint and fault', () => {
    const shown = html(Field, { name: 'email', label: 'E-mail', hint: 'Once per store', wrong: 'Taken' });
    expect(shown).toContain('<label for="email">');
    expect(shown).toMatch(/<input[^>]*aria-describedby="email-hint email-wrong"[^>]*aria-invalid="true"/);
    expect(shown).toMatch(/id="email-wrong".*Taken/s);
  });

  test('keeps what was typed, as text', () => {
    expect(html(Field, { name: 'a', label: 'A', value: '"><script>' })).toContain(
      'value="&quot;>&lt;script>"',
    );
    expect(html(Field, { name: 'a', label: 'A', value: '</textarea><b>', rows: 3 })).not.toContain('<b>');
  });

  test('says that it is optional, and nothing where it is required', () => {
    expect(html(Field, { name: 'a', label: 'A', optional: true })).toContain('class="optional');
    expect(html(Field, { name: 'a', label: 'A' })).not.toContain('optional');
  });
});

test('a fact keeps a space between its figure and what it is of', () => {
  const shown = html(Facts, { facts: [{ name: 'On sale', value: '38', rest: 'of 84' }] });
  expect(shown.replace(/<[^>]*>/g, '')).toMatch(/38(&nbsp;|\u00a0| )of 84/);
});

test('a status is a word and a shape, not a colour alone', () => {
  expect(html(Status, { word: 'Sold', shape: 'tick', tone: 'good' })).toMatch(
    /class="st tick is-good[^"]*">Sold</,
  );
});

test('a chart carries its data as a table, and a sentence as its name', () => {
  const bar = {
    key: '2026-11',
    name: 'november 2026',
    label: 'nov',
    short: 'n',
    text: '€ 61,41',
    brief: '61',
    value: 6141,
    current: true,
  };
  const shown = html(BarChart, {
    bars: [bar],
    label: 'Your share a month',
    heads: ['Month', 'Share'],
    summary: 'As a table',
  } as never);
  expect(shown).toMatch(/<td>november 2026<\/td>.*€ 61,41/s);
  expect(shown).toContain('aria-label="Your share a month"');
});

test('an empty list says what comes here', () => {
  expect(html(EmptyState, { text: 'Nothing sold yet.' } as never)).toContain('Nothing sold yet.');
});
