import { GraphQLError, parse, type DocumentNode } from 'graphql';
import { tooLarge, Unfit } from './unfit';

/** How long a document may be, before anything reads it as one. */
export interface TextLimits {
  tokens: number;
  /** Without comments. */
  characters: number;
  /** Brackets of all kinds within each other: the parser calls itself for each. */
  nesting: number;
  /** Of a name or a number. */
  word: number;
}

/** What a caller may send. The longest of the web's own has 5,000 characters. */
export const CALLER_TEXT: TextLimits = { tokens: 2_000, characters: 100_000, nesting: 100, word: 100 };

/** What the gateway may send a service: a caller's fragments are spread, and names are made longer. */
export const SERVICE_TEXT: TextLimits = {
  tokens: 100_000,
  characters: 2_000_000,
  nesting: 300,
  word: 300,
};

const HASH = 0x23;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/**
 * The document without its comments, each line where it was; throws what is too long or nested too deep for the
 * parser. One walk over the characters, which ends where a limit is met.
 */
export function plainText(limits: TextLimits, text: string): string {
  return new Reader(limits, text).read();
}

/** The document of a plain text, or throws `Unfit`. */
export function parsePlain(
  limits: TextLimits,
  plain: string,
  options: { noLocation?: boolean } = {},
): DocumentNode {
  try {
    return parse(plain, { ...options, maxTokens: limits.tokens });
  } catch (error) {
    // Brackets are counted before; should the parser still run out of stack, it is the document's doing.
    if (error instanceof RangeError) throw tooLarge(`nested deeper than ${limits.nesting} brackets`);
    if (!(error instanceof GraphQLError)) throw error;
    if (error.message.includes(`${limits.tokens} tokens`))
      throw tooLarge(`more than ${limits.tokens} tokens`);
    throw new Unfit([unreadable(error)]);
  }
}

/** What the grammar wanted is ours to say; what was found instead is the caller's and may be long. */
function unreadable(error: GraphQLError): GraphQLError {
  const expected = /^Syntax Error: (Expected [\w "!$&().:=@[\]{|}]{1,40}), found/.exec(error.message)?.[1];
  return new GraphQLError(`Syntax error${expected === undefined ? '' : `: ${expected}`}.`, {
    source: error.source,
    positions: error.positions,
    extensions: { code: 'GRAPHQL_PARSE_FAILED' },
  });
}

class Reader {
  private at = 0;
  private depth = 0;
  private word = 0;
  private kept = 0;

  constructor(
    private readonly limits: TextLimits,
    private readonly text: string,
  ) {}

  read(): string {
    const { text } = this;
    const parts: string[] = [];
    let from = 0;
    while (this.at < text.length) {
      const code = text.charCodeAt(this.at);
      if (code === HASH) {
        if (this.at > from) parts.push(text.slice(from, this.at));
        this.kept += this.at - from;
        this.skipComment();
        from = this.at;
      } else if (code === QUOTE) this.skipString();
      else this.step(code);
      if (this.kept + this.at - from > this.limits.characters)
        throw tooLarge(`more than ${this.limits.characters} characters`);
    }
    if (from === 0) return text;
    parts.push(text.slice(from));
    return parts.join('');
  }

  private step(code: number): void {
    this.at++;
    this.word = isOfWord(code) ? this.word + 1 : 0;
    if (this.word > this.limits.word)
      throw tooLarge(`a name or number of more than ${this.limits.word} characters`);
    if (code === 0x28 || code === 0x5b || code === 0x7b) {
      if (++this.depth > this.limits.nesting)
        throw tooLarge(`nested deeper than ${this.limits.nesting} brackets`);
    } else if (code === 0x29 || code === 0x5d || code === 0x7d) this.depth--;
  }

  private skipComment(): void {
    const { text } = this;
    while (this.at < text.length && !isEndOfLine(text.charCodeAt(this.at))) this.at++;
  }

  /** To behind the end of a text; one that does not end is the parser's to refuse. */
  private skipString(): void {
    const { text } = this;
    this.word = 0;
    if (text.startsWith('"""', this.at)) {
      let end = text.indexOf('"""', this.at + 3);
      while (end > 0 && text.charCodeAt(end - 1) === BACKSLASH) end = text.indexOf('"""', end + 3);
      this.at = end < 0 ? text.length : end + 3;
      return;
    }
    this.at++;
    while (this.at < text.length) {
      const code = text.charCodeAt(this.at);
      if (isEndOfLine(code)) return;
      this.at += code === BACKSLASH ? 2 : 1;
      if (code === QUOTE) return;
    }
  }
}

const isEndOfLine = (code: number): boolean => code === NEWLINE || code === RETURN;

/** Letters, digits, the underscore and what numbers are written with. */
const isOfWord = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x30 && code <= 0x39) ||
  code === 0x5f ||
  code === 0x2e ||
  code === 0x2b ||
  code === 0x2d;
