import { CONSOLE, type Form } from './honest';

/** Every action of groups, sent by somebody who means it. */
export const GROUPS: Record<string, Form> = {
  '[store]/console/groups/new default': () => [`${CONSOLE}/groups/new`, { name: 'Nieuw', colour: '#3f83c9' }],
  '[store]/console/groups/[id] default': async (shop) => [
    `${CONSOLE}/groups/${await shop.group('Anders')}`,
    { name: 'Toch anders', colour: '#3f83c9' },
  ],
  '[store]/console/groups/[id]/delete default': async (shop) => [
    `${CONSOLE}/groups/${await shop.group('Weg')}/delete`,
    {},
  ],
};
