import type { StatusLook } from '#lib/components/status.ts';
import type { ResultOf } from '#lib/graph/graphql.ts';
import { words } from '#lib/list/filters.ts';
import { columnsOf, listOf, type ReadFilter } from '#lib/list/list.ts';
import * as m from '#lib/paraglide/messages.js';
import type { NewsletterSubscribers } from './newsletter.operation.ts';

/** Somebody who asked for the newsletter without an account. */
export type Subscriber = ResultOf<typeof NewsletterSubscribers>['newsletterSubscribers']['nodes'][number];

const STATES: Record<Subscriber['state'], Omit<StatusLook, 'word'> & { word: () => string }> = {
  CONFIRMED: { word: m.news_state_confirmed, shape: 'tick', tone: 'good' },
  PENDING: { word: m.news_state_pending, shape: 'half' },
  UNSUBSCRIBED: { word: m.news_state_unsubscribed, shape: 'cross' },
};
export const STATE_NAMES = Object.keys(STATES) as Subscriber['state'][];

/** How it stands with somebody, as a status. */
export function subscriberStatus(state: Subscriber['state']): StatusLook {
  const { word, ...look } = STATES[state];
  return { ...look, word: word() };
}

const ENDED: Record<NonNullable<Subscriber['unsubscribedBy']>, () => string> = {
  LINK: m.news_by_link,
  ONE_CLICK: m.news_by_one_click,
  PROFILE: m.news_by_profile,
  STAFF: m.news_by_staff,
};

const PLACES: Record<NonNullable<Subscriber['place']>, () => string> = {
  FOOTER: m.consent_footer,
  PROFILE: m.consent_portal,
  REGISTRATION: m.consent_registration,
};

const state: ReadFilter = (asked) => ((STATE_NAMES as string[]).includes(asked) ? asked : '');
const { text, moment } = columnsOf<Subscriber>();
const always = { shown: 'always', phone: 'line' } as const;

/** Who asked for the newsletter without an account, the last who came first. */
export const SUBSCRIBERS = listOf({
  size: 50,
  filters: { state, email: words },
  columns: [
    text('email', m.email, 16, {
      ...{ shown: 'always', phone: 'title', isHeading: true },
      cell: ({ email }) => ({ text: email, look: 'label-weight' }),
    }),
    text('state', m.col_state, 10, always),
    moment('asked', m.news_col_asked, 8, { ...always, cell: 'askedAt' }),
    moment('confirmed', m.news_col_confirmed, 8, { ...always, cell: 'confirmedAt' }),
    moment('ended', m.news_col_ended, 8, { ...always, cell: 'unsubscribedAt' }),
    text('how', m.news_col_agreed, 16, {
      ...always,
      look: 'long',
      cell: ({ agreedTo, unsubscribedBy, place }) => ({
        text: agreedTo ?? m.news_agreed_unknown(),
        detail: [place && PLACES[place](), unsubscribedBy && ENDED[unsubscribedBy]()]
          .filter(Boolean)
          .join(' · '),
      }),
    }),
  ],
});
