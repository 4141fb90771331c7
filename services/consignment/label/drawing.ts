import { join } from 'node:path';
import { DRAWING } from '../../kernel/work/limits';
import { Threads } from '../../kernel/work/threads';
import { Turns } from '../../kernel/work/turns';
import type { DrawingQuestion } from './drawing.thread';
import type { LabelDrawing } from './label';

const turns = new Turns(DRAWING);
/** Twice what the longest texts take. */
const MEMORY = { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 8 };
const threads = new Threads<DrawingQuestion, LabelDrawing>(join(__dirname, 'drawing.thread'), MEMORY);

/**
 * Draws a label of a store's to look at; throws NoTurn where too many are drawn at this moment. It needs no process of its
 * own: what it reads are lines of the store's own rows, cut to what a label holds, and our own letters. And none of it
 * stands in the way of pages: a thread does it, which is kept, as its libraries take fifty times as long as a drawing.
 */
export const drawn = (storeId: string, asked: DrawingQuestion): Promise<LabelDrawing> =>
  turns.take(storeId, () => threads.ask(asked));
