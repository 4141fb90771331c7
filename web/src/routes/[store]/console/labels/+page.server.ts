import { redirect, type RequestEvent } from '@sveltejs/kit';
import { ask, found } from '#lib/server/ask.ts';
import { sentBefore } from '#lib/server/entry.ts';
import { needModule } from '#lib/server/gate.ts';
import { text } from '#lib/server/form.ts';
import { openList } from '#lib/server/list.ts';
import { save } from '#lib/server/save.ts';
import { isId } from '#lib/list/filters.ts';
import { addressOf, hereOf } from '#lib/list/view.ts';
import { may } from '#lib/rights.ts';
import { LABEL_NEEDS, LABELS } from './label-list.ts';
import { LabelOfItem, LabelPrint, Labels, LabelsOfIntake, PrintLabels } from './labels.operation.ts';
import { readPrint, untickedIn, type Whole } from './paper-form.ts';
import type { Actions, PageServerLoad } from './$types';

/** A file is made in a second: who has just printed waits for it here, and not on a page that says so. */
const LOOKS = 20;
const A_MOMENT_MS = 250;

export const load: PageServerLoad = async (event) => {
  needModule(event, 'CONSIGNMENT');
  const { page, filters, ...list } = openList(LABELS, event);
  const { answer, operation, variables, partial, whole } = await listed(event, filters, list.variables);
  const { labelCounts: counts, labelPapers: papers, labelPrints, ...items } = answer;
  const paper = papers.find((each) => each.paper === filters.paper) ?? papers[0];
  if (paper === undefined) throw new Error('There is no paper');
  const isLink = may(event.locals.viewer, 'consignment.edit');
  const print = isLink ? await madePrint(event) : null;
  const prints = labelPrints.map((each) => ({
    ...each,
    ...(each.id === print?.id && { state: print.state }),
    on: papers.find((known) => known.paper === each.paper),
    isLink,
  }));
  return {
    ...{ list: page(items), operation, variables, counts, papers, paper, print, prints, partial },
    isWhole: whole !== null,
    without: event.url.searchParams.get('without')?.split(' ') ?? [],
    // Two forms, and what the one wishes is not what the other does.
    idempotencyKey: crypto.randomUUID(),
    againKey: crypto.randomUUID(),
  };
};

type Filters = Record<'need' | 'paper' | 'intake' | 'item', string | null>;

/** What is printed where all of a list is; null of a single item. */
function wholeOf({ need, intake, item }: Filters): Whole | null {
  if (item) return null;
  if (intake) return { intakeId: intake };
  return { need: LABEL_NEEDS.find(({ filter }) => filter === (need ?? ''))?.need ?? 'NEW' };
}

async function listed(event: RequestEvent, filters: Filters, paging: object) {
  const whole = wholeOf(filters);
  const { requestId } = event.locals;
  if (whole === null) {
    const variables = { id: filters.item ?? '' };
    const { data, partial } = await ask(event, LabelOfItem, variables);
    const item = found(data.consignmentItem, { partial, what: 'item', requestId });
    return { answer: { ...data, nodes: [item] }, operation: 'LabelOfItem', variables, partial, whole };
  }
  if (whole.intakeId) {
    const variables = { id: whole.intakeId, ...paging };
    const { data, partial } = await ask(event, LabelsOfIntake, variables);
    const { items } = found(data.intake, { partial, what: 'intake', requestId });
    return { answer: { ...data, ...items }, operation: 'LabelsOfIntake', variables, partial, whole };
  }
  const variables = { need: whole.need ?? ('NEW' as const), ...paging };
  const { data, partial } = await ask(event, Labels, variables);
  return { answer: { ...data, ...data.itemsToLabel }, operation: 'Labels', variables, partial, whole };
}

/** What was just printed, when its file is there, or after some seconds. */
async function madePrint(event: RequestEvent) {
  const id = event.url.searchParams.get('print') ?? '';
  if (!isId(id)) return null;
  for (let look = 1; ; look += 1) {
    const { data } = await ask(event, LabelPrint, { id });
    const isUnderWay = data.labelPrint?.state === 'QUEUED' || data.labelPrint?.state === 'RUNNING';
    if (!isUnderWay || look === LOOKS) return data.labelPrint;
    await new Promise((resolve) => setTimeout(resolve, A_MOMENT_MS));
  }
}

/** The very page that a form stood on, with this paper, and what was done there. */
function backTo({ url }: RequestEvent, paper: string, done: Record<string, string> = {}): string {
  const here = hereOf(LABELS, url);
  const filters = { ...here.view.filters, paper: LABELS.filters.paper(paper) };
  return addressOf(LABELS, here, { filters }, { ...here.place, ...done });
}

export const actions: Actions = {
  paper: async (event) => {
    const form = await event.request.formData();
    const without = untickedIn(form).join(' ');
    redirect(303, backTo(event, text(form, 'paper'), without ? { without } : {}));
  },
  print: (event) => {
    const { need, intake, item, paper } = hereOf(LABELS, event.url).view.filters;
    const whole = wholeOf({ need, intake, item, paper });
    return save(event, {
      right: 'consignment.edit',
      read: (form) => readPrint(form, whole ?? {}),
      document: PrintLabels,
      variables: ({ input }) => ({ input }),
      made: 'LabelPrint',
      // What is printed again is so on its own paper, and the page stays at the one that was chosen.
      to: ({ id }, _stay, values) =>
        backTo(event, values['what'] === 'again' ? (paper ?? '') : (values['paper'] ?? ''), { print: id }),
      refuse: sentBefore(event),
    });
  },
};
