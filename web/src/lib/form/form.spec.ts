import type { Component } from 'svelte';
import { createRawSnippet } from 'svelte';
import { render } from 'svelte/server';
import Fields from './Fields.svelte';
import {
  type FormField,
  inputOf,
  nameOf,
  readWhole,
  shownValue,
  storedValues,
  typedValues,
  versionOf,
} from './fields';
import Form from './Form.svelte';
import { LOG_IN_FIELDS } from './log-in-fields';
import { faultsIn } from './problems';
import ShortForm from './ShortForm.svelte';

const elsewhere = { name: 'elsewhere', is: (values: Record<string, string>) => values['same'] !== 'on' };
const options = () => [
  { value: 'YES', words: 'Donate' },
  { value: 'NO', words: 'Return' },
];
const FIELDS: readonly FormField[] = [
  { name: 'name', label: () => 'Name', faults: { REQUIRED: () => 'Whose is it?' }, maxlength: 60 },
  { name: 'same', label: () => 'Same address', kind: 'flag', isLocal: true },
  { name: 'address.town', label: () => 'Town', fullLabel: () => 'Shipping: town', when: elsewhere },
  { name: 'charity', label: () => 'Charity', kind: 'radio', options },
  { name: 'groupIds', label: () => 'Groups', kind: 'ids' },
];
const STORED = {
  name: 'Ada',
  same: true,
  address: null,
  charity: 'NO',
  groupIds: [{ id: 'b' }, { id: 'a' }],
};

function html<const Props extends object>(component: Component<Props>, props: NoInfer<Props>): string {
  const anything = component as unknown as Component<Record<string, unknown>>;
  return render(anything, { props: props as Record<string, unknown> }).body.replace(/<!--.*?-->/g, '');
}
const refusal = (problem: string, values: Record<string, string>, fields: Record<string, string> = {}) => ({
  values,
  problem,
  fields,
  figures: {},
  requestId: 'r',
});

describe('one field list', () => {
  it('says what a form shows of what is stored', () => {
    const values = { name: 'Ada', same: 'on', 'address.town': '', charity: 'NO', groupIds: 'a b' };
    expect(storedValues(FIELDS, STORED)).toEqual(values);
  });

  it('keeps all that was typed, with the version and the key of the attempt', () => {
    const form = new FormData();
    for (const [name, value] of [
      ['name', ' Ada '],
      ['groupIds', 'b'],
      ['groupIds', 'a'],
      ['version', '3'],
      ['unknown', 'x'],
    ] as const)
      form.append(name, value);
    expect(typedValues(FIELDS, form)).toEqual({
      name: ' Ada ',
      same: '',
      'address.town': '',
      charity: '',
      groupIds: 'a b',
      version: '3',
      idempotencyKey: '',
    });
  });

  it('makes the input: by path, trimmed, empty as null, without what does not belong to the rest', () => {
    const values = { name: ' Ada ', same: '', 'address.town': ' Delft', charity: '', groupIds: 'a b' };
    expect(inputOf(FIELDS, values)).toEqual({
      name: 'Ada',
      address: { town: 'Delft' },
      charity: null,
      groupIds: ['a', 'b'],
    });
    expect(inputOf(FIELDS, { ...values, same: 'on' })).not.toHaveProperty('address');
  });

  it('names a field and its values wherever they stand alone', () => {
    const [, flag, town, charity, groups] = FIELDS as [FormField, FormField, FormField, FormField, FormField];
    expect(nameOf(town)).toBe('Shipping: town');
    expect(shownValue(charity, 'NO', new Map())).toBe('Return');
    expect(shownValue(flag, '', new Map())).toBe(shownValue(flag, 'false', new Map()));
    expect(shownValue(groups, 'a b', new Map([['a', 'Summer']]))).toBe('Summer, b');
  });

  it.each([
    ['3', 3],
    ['0', 0],
    ['', null],
    ['three', null],
  ])('reads the version %s as %s', (version, read) => expect(versionOf({ version })).toBe(read));
});

describe('a form', () => {
  const values = storedValues(FIELDS, STORED);
  const around = { fields: FIELDS, here: '/form', cancel: '/', text: '', values };
  const children = createRawSnippet(() => ({ render: () => '<p>the fields</p>' }));

  it('draws every field by its kind, bound to its label', () => {
    const shown = html(Fields, { fields: FIELDS, values, faults: { name: 'Whose is it?' } });
    expect(shown).toMatch(/<label for="name">.*<input[^>]*id="name"[^>]*value="Ada"[^>]*maxlength="60"/s);
    expect(shown).toMatch(/aria-describedby="name-wrong"[^>]*aria-invalid="true"/);
    expect(shown).toMatch(/type="checkbox"[^>]*name="same"[^>]*checked/);
    expect(shown).toMatch(/type="radio"[^>]*name="charity"[^>]*value="NO"[^>]*checked/);
    expect(shown).toContain('when-elsewhere');
  });

  it.each<FormField>([
    { name: 'x', label: () => 'X' },
    { name: 'x', label: () => 'X', rows: 2 },
    { name: 'x', label: () => 'X', kind: 'money' },
    { name: 'x', label: () => 'X', kind: 'select', options },
    { name: 'x', label: () => 'X', kind: 'radio', options },
    {
      name: 'x',
      label: () => 'X',
      kind: 'radio',
      options: () => options().map((each) => ({ ...each, text: 'What it means' })),
    },
  ])('says what is wrong at the field itself, and the control points to it: %j, %#', (field) => {
    const asked = { fields: [field], values: {}, currency: 'EUR' };
    const shown = html(Fields, { ...asked, faults: { x: 'Not this' } });
    expect(shown).toMatch(/<p class="wrong[^"]*" id="x-wrong">.*Not this/s);
    expect(shown).toContain('aria-describedby="x-wrong"');
    expect(html(Fields, { ...asked, faults: {} })).not.toContain('wrong');
  });

  it('leads from its summary to every wrong field, in the field’s own words', () => {
    const problem = refusal('InvalidInput', values, { name: 'REQUIRED', 'address.town': 'TOO_LONG' });
    const faults = faultsIn(FIELDS, problem);
    const shown = html(Form, { ...around, problem, faults, children });
    expect(shown).toContain('<a href="#name">Name: Whose is it?</a>');
    expect(shown).toContain('<a href="#address.town">Shipping: town: ');
    expect(shown).toContain('data-unsaved="typed"');
  });

  it('compares with what somebody else saved, field by field, only where they differ', () => {
    const typed = { ...values, name: 'Grace', version: '4' };
    const problem = refusal('ChangedMeanwhile', typed);
    const shown = html(Form, { ...around, values: typed, problem, faults: {}, stored: values, children });
    expect(shown).toMatch(/<a href="#name">Name<\/a>.*Ada.*Grace/s);
    expect(shown).not.toContain('href="#charity"');
    expect(shown).toContain('name="version" value="4"');
  });
});

describe('a short form', () => {
  const read = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return readWhole(LOG_IN_FIELDS, form);
  };

  it('wants all that it asks for, and not what goes along unseen', () => {
    expect(read({ email: ' ', return: '' }).fields).toEqual([
      { path: 'email', code: 'REQUIRED' },
      { path: 'password', code: 'REQUIRED' },
    ]);
  });

  it('sends a password as it was typed, and gives it back in nothing', () => {
    const { values, input, fields } = read({
      email: ' a@example.test ',
      password: ' x ',
      return: '/30042/my',
    });
    expect(input).toEqual({ email: 'a@example.test', password: ' x ' });
    expect(values).toEqual({ email: 'a@example.test', return: '/30042/my' });
    expect(fields).toEqual([]);
  });

  it('shows again what was typed, what goes along unseen, and no password', () => {
    const typed = { email: 'a@example.test', password: 'secret', return: '/30042/my' };
    const form = refusal('InvalidInput', typed, { password: 'REQUIRED' });
    const shown = html(ShortForm, { title: 'Log in', fields: LOG_IN_FIELDS, form, go: 'Log in' });
    expect(shown).toContain('<input type="hidden" name="return" value="/30042/my"');
    expect(shown).toContain('value="a@example.test"');
    expect(shown).toContain('href="#password"');
    expect(shown).not.toContain('secret');
  });
});
