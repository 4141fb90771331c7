import { PICTURE } from './limits';

/** One of the pictures that are made of what was handed in. */
export interface Wish {
  width: number;
  height: number;
  /** Within that, all of it filled, or within it on a ground as large as that. */
  fit: 'inside' | 'cover' | 'contain';
  /** JPEG is on white; PNG lets shine through what did. */
  type: 'jpeg' | 'png';
  /** On white although it is PNG. */
  isOnWhite?: boolean;
}

/** What is taken, and what is made of it: the first of what was handed in, the others of the first. */
export interface Plan {
  /** A drawing is only ever drawn: what is kept are its pixels. */
  takesDrawings: boolean;
  makes: readonly Wish[];
}

const { edge, smallEdge } = PICTURE;

/** A photo: as large as a screen, and as a small square. */
export const PHOTO: Plan = {
  takesDrawings: false,
  makes: [
    { width: edge, height: edge, fit: 'inside', type: 'jpeg' },
    { width: smallEdge, height: smallEdge, fit: 'cover', type: 'jpeg' },
  ],
};
