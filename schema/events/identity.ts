import type { StoreModule } from '../modules';
import type { DeclaredEvent } from './event';
import type { MailState } from './mail';

/** How a store's mails are: in its own words where it has said them, else as usual. */
export interface StoreMail {
  /** What stands before the address they come from; '' = the store's name. */
  senderName: string;
  /** Where answers go; '' = to the address they come from. */
  replyTo: string;
  /** By language; '' in one = as usual. In a greeting `{name}` is whom it is to. */
  wordings: Record<string, { greeting: string; signature: string }>;
}

/** A store as it is now; its version is the event's. */
export interface StoreState {
  /** Five digits. */
  id: string;
  name: string;
  /** 'nl', 'nb', 'sv' or 'en'. */
  language: string;
  /** IANA name. */
  timeZone: string;
  /** ISO 4217. */
  currency: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** Who trades before the law [L11]; '' where nobody has said it. */
  legalName: string;
  organisationNumber: string;
  /** With its country in front. */
  vatNumber: string;
  /** As it is written on an envelope, and how to reach the shop; '' where nobody has said it. */
  contact: Record<'email' | 'telephone' | 'street' | 'postalCode' | 'town', string>;
  /** How its mails are, whichever service sends them. */
  mail: StoreMail;
  /** '#rrggbb'. */
  colour: string;
  portalOn: boolean;
  /** Surnames sort by what stands behind van, de, ter … */
  sortsPastPrefixes: boolean;
  /** What is chosen for it beside customers, each by itself. */
  modules: StoreModule[];
  /** True; what an older version told, and may still wait to be heard, named consignment for all that needs it. */
  namesEachModule: true;
}

/** A store was made or changed. */
export const storeChanged: DeclaredEvent<StoreState> = { name: 'identity.store-changed' };

/** A user was here: told at most once a day. */
export const userVisited: DeclaredEvent<{
  /** The customers the user acts for. */
  customerIds: string[];
  /** ISO 8601, UTC. */
  at: string;
}> = { name: 'identity.user-visited' };

/** An activated log-in of a customer. */
export interface LogInUser {
  userId: string;
  email: string;
  /** The addresses it had before, the oldest first. */
  formerly: string[];
  /** Invited at the customer's contact address. */
  asContact: boolean;
}

/** How a customer's log-ins are. */
export interface LogInsState {
  customerId: string;
  version: number;
  /** 0 all switched off, 1 some, 2 none, 3 all on. */
  logIn: number;
  /** The activated ones. */
  users: LogInUser[];
}

/** Log-ins of up to 500 customers were switched, activated, linked, or got another address. */
export const logInsChanged: DeclaredEvent<{ logIns: LogInsState[] }> = { name: 'identity.log-ins-changed' };

/** Mails were queued, sent, or failed. */
export const mailsChanged: DeclaredEvent<{ mails: MailState[] }> = { name: 'identity.mails-changed' };

/** Somebody asked for the newsletter at an address, or confirmed that they want it; told anew with each of both. */
export const newsletterAsked: DeclaredEvent<{
  id: string;
  /** In its one spelling. */
  email: string;
  /** 'nl', 'nb', 'sv' or 'en'. */
  language: string;
  /** The sentence that was agreed to. */
  agreedTo: string;
  /** 'FOOTER'; 'PROFILE' or 'REGISTRATION' where it was chosen there. */
  place: string;
  /** ISO 8601, UTC. */
  askedAt: string;
  /** Likewise; null = not yet. */
  confirmedAt: string | null;
}> = { name: 'identity.newsletter-asked' };

/** Somebody ended the newsletter by a link of theirs. */
export const newsletterLeft: DeclaredEvent<{
  id: string;
  email: string;
  /** The customer it was made for, whose address may be another one by now; null = for none. */
  customerId: string | null;
  /** ISO 8601, UTC. */
  at: string;
  /** 'LINK' or 'ONE_CLICK', or 'PROFILE' where it was chosen there. */
  by: string;
}> = { name: 'identity.newsletter-left' };

/** Somebody who is logged in for a customer said whether that customer wants the newsletter. */
export const newsletterChosen: DeclaredEvent<{
  id: string;
  customerId: string;
  /** The customer's address, or that of the log-in where the customer has none. */
  email: string;
  /** 'nl', 'nb', 'sv' or 'en'. */
  language: string;
  /** The sentence that stood beside the choice. */
  agreedTo: string;
  isWanted: boolean;
  /** ISO 8601, UTC. */
  at: string;
}> = { name: 'identity.newsletter-chosen' };

/** Somebody who logs in for these customers chose a language. */
export const languageChosen: DeclaredEvent<{
  customerIds: string[];
  /** 'nl', 'nb', 'sv' or 'en'. */
  language: string;
  /** ISO 8601, UTC. */
  at: string;
}> = { name: 'identity.language-chosen' };

/** Somebody registered and confirmed their address: whom customers makes a customer of, by this id. */
export const registered: DeclaredEvent<{
  customerId: string;
  /** 'PRIVATE' or 'COMPANY'. */
  kind: string;
  /** Of a company the contact person's. */
  firstName: string;
  lastName: string;
  /** '' for a private person, like the number: by its digits, as its country writes it. */
  companyName: string;
  organisationNumber: string;
  /** In its one spelling. */
  email: string;
  /** With number and addition. */
  street: string;
  postalCode: string;
  town: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** 'nl', 'nb', 'sv' or 'en'. */
  language: string;
  /** The sentence beside the newsletter's tick, where it was ticked; '' = it was not. */
  newsletter: string;
  /** When it was typed, and when the address was confirmed: ISO 8601, UTC. */
  askedAt: string;
  confirmedAt: string;
}> = { name: 'identity.registered' };
