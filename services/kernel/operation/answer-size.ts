import { unfit, type Unfit } from './unfit';

/** The most an answer may hold, as it is written, and so the most the gateway reads of a service. */
export const ANSWER_BYTES = 5_000_000;

/** `{"data":…,"errors":…}` around what is counted. */
const ENVELOPE_BYTES = 100;

/** The refusal of an answer, whatever was asked and done: there is no data beside it. */
export function answerTooLarge(): Unfit {
  return unfit(
    'ANSWER_TOO_LARGE',
    `The answer would be larger than ${ANSWER_BYTES / 1_000_000} MB: ask for less at a time.`,
  );
}

/** Counts what an answer will take as JSON while it is put together, and throws where it becomes too large. */
export class AnswerSize {
  private left = ANSWER_BYTES - ENVELOPE_BYTES;

  /** So many bytes more. */
  add(bytes: number): void {
    this.left -= bytes;
    if (this.left < 0) throw answerTooLarge();
  }

  /** A text, number, truth value or nothing. */
  leaf(value: unknown): void {
    this.add(bytesOfLeaf(value));
  }

  /** A whole value. What was built by aliases from one text costs as often as it is written. */
  value(value: unknown): void {
    if (Array.isArray(value)) {
      this.add(2 + value.length);
      for (const each of value) this.value(each);
    } else if (typeof value === 'object' && value !== null && !('toJSON' in value)) {
      this.add(2);
      for (const key in value) {
        this.add(key.length + 4);
        this.value((value as Record<string, unknown>)[key]);
      }
    } else this.leaf(value);
  }
}

function bytesOfLeaf(value: unknown): number {
  if (typeof value === 'string') return bytesOfText(value);
  if (typeof value === 'number') return `${value}`.length;
  if (typeof value === 'boolean' || value === null || value === undefined) return 5;
  return bytesOfText(JSON.stringify(value) ?? '');
}

/** Anything but letters, digits and signs that are one byte and need no backslash. */
const IS_MORE = /[^ !#-[\]-~]/;

/** How many bytes a text takes in JSON, quotation marks included. */
function bytesOfText(text: string): number {
  return IS_MORE.test(text) ? Buffer.byteLength(JSON.stringify(text)) : text.length + 2;
}
