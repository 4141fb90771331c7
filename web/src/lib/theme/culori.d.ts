/** The little of culori that palette.ts uses; the package brings no types of its own. */
declare module 'culori' {
  export interface Oklch {
    mode: 'oklch';
    l: number;
    c: number;
    h?: number;
  }
  export function oklch(colour: string): Oklch | undefined;
  export function clampChroma(colour: Oklch, mode: 'oklch'): Oklch;
  export function formatHex(colour: Oklch): string;
  export function wcagContrast(one: Oklch, other: Oklch): number;
}
