/** What stands around every page of a store, for whoever sees one [U6-U12]. */
export const STOREFRONT: Record<string, string> = {
  ...{ StoreLogo: 'url width height iconUrl touchIconUrl', StorePicture: 'url width height' },
  StoreContact: 'email telephone street postalCode town',
  StoreFooter: 'payments carriers version',
  FooterPayment: 'code ownName',
  FooterCarrier: 'code ownName',
  OpeningHours: 'days exceptions note version',
  OpeningDay: 'weekday periods',
  OpeningPeriod: 'opensAt closesAt',
  OpeningException: 'from upTo reason periods',
  StorePageLink: 'page languages',
  StorePageText: 'page language text isReady version updatedAt',
};
