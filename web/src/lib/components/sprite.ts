import { ICONS, type IconName } from './icons.ts';

const USED = /<use href="#i-(\w+)"/g;
/** Three dots are drawn with a wider pen. */
const PEN: Partial<Record<IconName, number>> = { more: 2.4 };

function drawn(name: IconName): string {
  const pen = PEN[name] === undefined ? '' : ` stroke-width="${PEN[name]}"`;
  return `<g id="i-${name}"${pen}>${ICONS[name].map((path) => `<path d="${path}"/>`).join('')}</g>`;
}

/** The lines of the icons that a page uses, each once: fifty rows say only which. What a page quotes is escaped, and uses none. */
export function spriteOf(page: string): string {
  const names = new Set([...page.matchAll(USED)].map(([, name]) => name ?? ''));
  return [...names]
    .filter((name): name is IconName => Object.hasOwn(ICONS, name))
    .map(drawn)
    .join('');
}
