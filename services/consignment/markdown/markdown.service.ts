import { type Clock, todayIn } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import { changeItem } from '../item/change-item';
import type { ConsignmentItem } from '../item/item';
import { notInStore } from '../receipt/receipt.problems';
import { loweredToday, type NextMarkdown } from './markdown';
import { nextStep } from './markdown.rules';
import type { SetMarkdownInput } from './set-markdown';

/** What a store's schedule makes of items one by one [S22]; of all of them: markdown.job.ts. */
export class MarkdownService {
  constructor(private readonly clock: Clock) {}

  /** What an item will cost next; null where nothing is to come. */
  next(item: ConsignmentItem): NextMarkdown | null {
    const step = nextStep(item, item.schedule, todayIn(item.timeZone, this.clock));
    return step && { on: step.on, price: { amountMinor: step.priceMinor, currency: item.currency } };
  }

  /** Lets the schedule leave an item alone, or not any more. */
  set(call: Call, { off: markdownOff, ...which }: SetMarkdownInput): Promise<ConsignmentItem> {
    return changeItem(call, this.clock, which, (item, store) => {
      if (item.state !== 'ON_SALE' && item.state !== 'RECEIVED') throw notInStore(item.state);
      if (item.markdownOff === markdownOff) return null;
      return { markdownOff, ...loweredToday({ ...item, markdownOff }, store, this.clock) };
    });
  }
}
