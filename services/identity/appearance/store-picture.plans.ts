import type { Plan } from '../../kernel/picture/plan';
import type { StorePictureKind } from './store-picture';

/** What is made of what is handed in: a logo three times as fine as a head of a page has room for, with its icons. */
export const PLANS: Readonly<Record<StorePictureKind, Plan>> = {
  LOGO: {
    takesDrawings: true,
    makes: [
      { width: 720, height: 240, fit: 'inside', type: 'png' },
      { width: 64, height: 64, fit: 'contain', type: 'png' },
      { width: 180, height: 180, fit: 'contain', type: 'png', isOnWhite: true },
    ],
  },
  BANNER: {
    takesDrawings: false,
    makes: [{ width: 1_920, height: 1_080, fit: 'inside', type: 'jpeg' }],
  },
};
