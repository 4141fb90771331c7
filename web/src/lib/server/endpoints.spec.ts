import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROUTES = join(__dirname, '../../routes');
/** What a reader never has before them as a page, so that no error of it is one. */
const PARTS_OF_PAGES: Readonly<Record<string, string>> = {
  '[store]/theme.css': 'the style of a page',
  '[store]/console/labels/preview': 'a picture on a page',
  '[store]/calendar/[file]': 'what another calendar fetches, which no person opens',
  '[store]/my/dac7/file': 'a file of its page, which says itself why there is none; kept nowhere',
  '[store]/console/dac7/file': 'the same',
  'mailbox/[id]/html': 'what stands in the frame of a page',
  '[store]/console/settings/mail/preview': 'the same',
};

test('whatever somebody can open is a page, so that its errors are, in their language and with a way back', () => {
  const read = globSync(join(ROUTES, '**/+server.ts'))
    .filter((path) => /export const GET\b|export (async )?function GET\b/.test(readFileSync(path, 'utf8')))
    .map((path) => relative(ROUTES, path).replace(/\/\+server\.ts$/, ''));
  expect(read.sort()).toEqual(Object.keys(PARTS_OF_PAGES).sort());
});
