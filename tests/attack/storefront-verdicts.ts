/** What stands around every page of a store [U6-U12], and who looks at it, for whoever sees one. */
export const STOREFRONT: Record<string, string> = {
  ...{ StoreLogo: 'url width height iconUrl touchIconUrl', StorePicture: 'url width height' },
  Viewer: 'kind store user staffMember customers previousVisitAt loggedInAt rights language textsToAccept',
  User: 'id email activated enabled lastVisitAt createdAt acceptances twoFactorSince',
  StoreContact: 'email telephone street postalCode town',
  StoreFooter: 'payments carriers newsletter version',
  ...{ NewsletterLink: 'purpose email', NewsletterConfirmed: 'email' },
  ...{ NewsletterLeft: 'done', NewsletterClosed: 'message' },
  FooterPayment: 'code ownName',
  FooterCarrier: 'code ownName',
  OpeningHours: 'days exceptions note version',
  OpeningDay: 'weekday periods',
  OpeningPeriod: 'opensAt closesAt',
  OpeningException: 'from upTo reason periods',
  StorePageLink: 'page languages',
  StorePageText: 'page language text isReady version updatedAt',
};
