/** How much a reader may send a page. Each is met before anything takes a body for a form. */

/**
 * Of a whole form. The longest honest one is the plain graph editor's: the graph reads operations of 100,000 and
 * values of 250,000 characters, which take about 1.4 times as much percent-encoded. A note of 10,000 characters
 * takes 90,000 bytes at most. What was typed is given back escaped, six times as long at worst.
 */
export const FORM_BYTES = 512_000;

/** Fields of a form. A customer in fifty groups sends about a hundred; reading them costs their square. */
export const FORM_FIELDS = 300;

/** An operation as the gateway reads it. Sent all the same, its refusal might not arrive before we are cut off. */
export const OPERATION_BYTES = 1024 * 1024;

/** A file as the gateway takes it; beyond it, as above. Pages say how large it may be. */
export { FILE_BYTES } from '#lib/limits.ts';

/** The form that brings a file to import: the rest is what stands around it. */
export const UPLOAD_FORM_BYTES = 26 * 1024 * 1024;

/**
 * The same with a photo. One that is too large is thrown away as it comes, so that what was typed, some of which stands
 * behind it, is there for the page that says so; beyond this nobody waits for it. The finest a telephone takes has 60 MB.
 */
export const PHOTO_FORM_BYTES = 80 * 1024 * 1024;

/** A file's name as it is handed on, in the address of a request. */
export const FILE_NAME_CHARACTERS = 200;

/** An address to go back to. It goes out in a header, percent-encoded once more, and headers end at 16 kB. */
export const RETURN_PATH_CHARACTERS = 2_000;

/**
 * What the plain graph editor gives back, answer included, as it stands in the page and in its script: so that the
 * page stays below 5 MB, as an answer of the graph itself does.
 */
export const EDITOR_BYTES = 3_500_000;

/**
 * How many answers of the plain graph editor wait for the page that shows them: each is read at once, and is at most
 * as large as the page above.
 */
export const KEPT_ANSWERS = 8;
