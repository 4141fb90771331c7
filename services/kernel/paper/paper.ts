import { join } from 'node:path';

/** The file that draws a document as PDF, for the process that does it. */
export const PAPER_READING = join(__dirname, 'paper.reading');

/** A column of a table on paper. */
export interface PaperColumn {
  words: string;
  /** How wide beside the others. */
  share: number;
  /** Figures stand right, in digits of one width. */
  isNumeric?: boolean;
  look?: 'muted' | 'strong';
}

/** A table on paper, below its heading. */
export interface PaperTable {
  heading: string;
  columns: readonly PaperColumn[];
  rows: readonly (readonly string[])[];
}

/** A document to print, in words of its reader already: plain JSON, as it goes to the process that draws it. */
export interface Paper {
  /** BCP 47. */
  language: string;
  title: string;
  /** Who writes it, and their colour `#rrggbb`. */
  from: string;
  colour: string;
  /** To whom, line by line. */
  to: readonly string[];
  facts: readonly (readonly [label: string, value: string])[];
  tables: readonly PaperTable[];
  /** Sentences below the tables. */
  closing: readonly string[];
  /** `{page}` and `{pages}` stand for the figures. */
  pageWords: string;
}
