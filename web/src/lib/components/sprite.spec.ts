import { html } from '../testing/html';
import Icon from './Icon.svelte';
import { ICONS } from './icons';
import { spriteOf } from './sprite';

const icon = (name: string) => html(Icon, { name } as never);

it('holds each icon that a page uses once, and no other', () => {
  const page = icon('edit') + icon('more') + icon('edit');
  const sprite = spriteOf(page);
  expect([...sprite.matchAll(/<g id="i-(\w+)"/g)].map(([, name]) => name)).toEqual(['edit', 'more']);
  for (const path of [...ICONS.edit, ...ICONS.more]) expect(sprite.split(path)).toHaveLength(2);
  expect(page).not.toContain(ICONS.edit[0]);
});

it('is empty for a page that uses none, or names what there is not', () =>
  expect(spriteOf(`<p>${icon('nothing')}</p>${icon('constructor')}&lt;use href="#i-edit"`)).toBe(''));
