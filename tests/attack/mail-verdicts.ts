/** What staff see of the store's mails, and of how they are [S9 P30]. */
export const MAILS: Record<string, string> = {
  Mail: 'id kind recipient subject status at failure error customer',
  ...{ MailConnection: 'edges nodes pageInfo total', MailEdge: 'cursor node' },
  ...{ StoreMailSettings: 'senderName replyTo nl nb sv en', MailWording: 'greeting signature' },
  ...{ MailPreview: 'kind subject from text html', TestMailAnswered: 'to failure said' },
  NewsletterSubscriber:
    'id email state language agreedTo place askedAt confirmedAt unsubscribedAt unsubscribedBy',
  NewsletterSubscriberConnection: 'edges nodes pageInfo total',
  NewsletterSubscriberEdge: 'cursor node',
  TooManyMails: 'message limit most retryAfterSeconds',
};
