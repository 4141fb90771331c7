import { AddressChanged, LinkNotValid, PasswordTooWeak } from './activation/activation.problems';
import { PicturesBusy } from './appearance/appearance.input';
import { StoreLogo, StorePicture } from './appearance/store-picture';
import { EmailTaken } from './email-change/email-change.problems';
import { ModuleOff } from '../kernel/graph/module';
import { LogInsBusy, PortalClosed, TooManyAttempts, WrongCredentials } from './login/login.problems';
import { TooManyMails } from './mail/too-many-mails';
import { NewsletterClosed } from './newsletter/newsletter';
import { Customer } from './user/user';

/** What no resolver names by itself: refusals, and what stands behind an interface or another service's type. */
export const orphanedTypes = [
  Customer,
  WrongCredentials,
  TooManyAttempts,
  LogInsBusy,
  PortalClosed,
  LinkNotValid,
  AddressChanged,
  PasswordTooWeak,
  EmailTaken,
  TooManyMails,
  NewsletterClosed,
  ModuleOff,
  PicturesBusy,
  StoreLogo,
  StorePicture,
];
