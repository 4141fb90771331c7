import { number } from '#lib/format.ts';
import { columnsOf, listOf } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import { isOver, kindOfJob, type RecentImport, watchParams } from './job.ts';
import { importTitle } from './kind-words.ts';
import { STATE_WORDS } from './words.ts';

const { text, moment } = columnsOf<RecentImport>();

/** The newest imports, under way and ended; each leads to its own step of this page. */
export const IMPORTS = listOf({
  filters: {},
  columns: [
    text('file', m.import_file, 12, {
      shown: 'always',
      phone: 'title',
      isHeading: true,
      cell: ({ id, kind, fileName }) => ({
        text: fileName ?? importTitle(kindOfJob(kind)),
        look: 'label-weight',
        to: `?${watchParams(kindOfJob(kind) ?? 'stock', id)}`,
        detail: importTitle(kindOfJob(kind)),
      }),
    }),
    text('state', m.col_state, 8, {
      shown: 'always',
      phone: 'sub',
      cell: (job) => {
        const { word, ...status } = STATE_WORDS[job.state];
        const [done, total] = [number(job.done), job.total !== null && number(job.total)];
        return {
          text: word(),
          status,
          detail: !isOver(job) && total !== false ? m.import_progress({ done, total }) : null,
        };
      },
    }),
    moment('started', m.import_started_at, 9, {
      shown: 'always',
      phone: 'line',
      cell: ({ startedAt, startedBy }) => ({ text: startedAt, detail: startedBy }),
    }),
  ],
});
