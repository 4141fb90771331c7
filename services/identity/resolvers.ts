import type { Ports } from '../kernel/subgraph/service';
import { ActivationResolver } from './activation/activation.resolver';
import { ActivationService } from './activation/activation.service';
import { ConfirmEmail } from './activation/confirm-email';
import { MailedLinkService } from './activation/mailed-link.service';
import { StaffResetResolver } from './activation/staff-reset.resolver';
import { StaffResetService } from './activation/staff-reset.service';
import { AppearanceResolver } from './appearance/appearance.resolver';
import { PortalService } from './appearance/portal.service';
import { StorePictureService } from './appearance/store-picture.service';
import { EmailChangeResolver } from './email-change/email-change.resolver';
import { EmailChangeService } from './email-change/email-change.service';
import { FooterResolver } from './footer/footer.resolver';
import { FooterService } from './footer/footer.service';
import { FailedJobResolver } from './job/failed-job.resolver';
import { FailedJobService } from './job/failed-job.service';
import { LoginResolver } from './login/login.resolver';
import { LoginService } from './login/login.service';
import { Passwords } from './login/password';
import { MailSettingsResolver } from './mail/mail-settings.resolver';
import { MailSettingsService } from './mail/mail-settings.service';
import { NewsletterResolver } from './newsletter/newsletter.resolver';
import { NewsletterService } from './newsletter/newsletter.service';
import { OpeningHoursResolver } from './opening-hours/opening-hours.resolver';
import { OpeningHoursService } from './opening-hours/opening-hours.service';
import { PageTextResolver } from './page-text/page-text.resolver';
import { PageTextService } from './page-text/page-text.service';
import { OperatorResolver } from './operator/operator.resolver';
import { OperatorService } from './operator/operator.service';
import { ChangeEmail } from './own-log-in/change-email';
import { ChangePassword } from './own-log-in/change-password';
import { ConfirmStaffEmail } from './own-log-in/confirm-staff-email';
import { DisownEmailChange } from './own-log-in/disown-email-change';
import { OwnLogInResolver } from './own-log-in/own-log-in.resolver';
import { RegistrationResolver } from './registration/registration.resolver';
import { RegistrationService } from './registration/registration.service';
import { SignInResolver } from './sign-in/sign-in.resolver';
import { SignInService } from './sign-in/sign-in.service';
import { StaffResolver } from './staff/staff.resolver';
import { StaffService } from './staff/staff.service';
import { Shops } from './store/shop';
import { StoreResolver } from './store/store.resolver';
import { StoreService } from './store/store.service';
import { UserTextsResolver, ViewerTextsResolver } from './text-acceptance/text-acceptance.resolver';
import { TextAcceptanceService } from './text-acceptance/text-acceptance.service';
import { CustomerUserResolver } from './user/customer-user.resolver';
import { CustomerUserService } from './user/customer-user.service';
import { TwoFactorResetService } from './two-factor/reset.service';
import { SecondStepService } from './two-factor/second-step.service';
import {
  SecondStepResolver,
  TwoFactorResetResolver,
  TwoFactorResolver,
} from './two-factor/two-factor.resolver';
import { TwoFactorService } from './two-factor/two-factor.service';
import { CustomerUsersResolver, UserResolver } from './user/user.resolver';
import { UserService } from './user/user.service';
import { ViewerResolver } from './viewer/viewer.resolver';
import { ViewerService } from './viewer/viewer.service';

export const stores = new StoreService();
export const users = new UserService();
export const staff = new StaffService();

/** What answers, with what it needs. */
export function instances(ports: Ports): object[] {
  const passwords = new Passwords(ports);
  const viewers = new ViewerService(stores, users, staff, ports.clock);
  const logins = new LoginService(ports, passwords, viewers);
  const acceptances = new TextAcceptanceService(ports.clock);
  return [
    new StoreResolver(stores, ports),
    new FooterResolver(new FooterService()),
    new OpeningHoursResolver(new OpeningHoursService(ports.clock)),
    new PageTextResolver(new PageTextService(ports.clock)),
    new AppearanceResolver(new PortalService(stores), new StorePictureService(stores, ports)),
    new ViewerResolver(viewers),
    new UserResolver(users),
    new UserTextsResolver(acceptances),
    new ViewerTextsResolver(acceptances),
    new CustomerUsersResolver(users),
    new CustomerUserResolver(new CustomerUserService(ports)),
    new StaffResolver(staff),
    new LoginResolver(logins),
    new SignInResolver(new SignInService(ports)),
    new OwnLogInResolver(
      new ChangePassword(ports, passwords),
      new ChangeEmail(ports),
      new ConfirmStaffEmail(ports),
      new DisownEmailChange(ports),
    ),
    new SecondStepResolver(new SecondStepService(ports, viewers)),
    new TwoFactorResolver(new TwoFactorService(ports)),
    new TwoFactorResetResolver(new TwoFactorResetService(ports), users, staff),
    new ActivationResolver(new ActivationService(ports, passwords, logins), new MailedLinkService(ports)),
    new StaffResetResolver(new StaffResetService(ports, passwords, logins)),
    new EmailChangeResolver(new ConfirmEmail(ports), new EmailChangeService(ports)),
    new FailedJobResolver(new FailedJobService()),
    new MailSettingsResolver(new MailSettingsService(ports)),
    new OperatorResolver(new OperatorService(new Shops(passwords, ports.clock), ports)),
    new NewsletterResolver(new NewsletterService(ports)),
    new RegistrationResolver(new RegistrationService(ports)),
  ];
}

/** What the graph is made of. */
export const resolvers = [
  StoreResolver,
  FooterResolver,
  OpeningHoursResolver,
  PageTextResolver,
  AppearanceResolver,
  ViewerResolver,
  UserResolver,
  UserTextsResolver,
  ViewerTextsResolver,
  CustomerUsersResolver,
  CustomerUserResolver,
  StaffResolver,
  LoginResolver,
  SignInResolver,
  OwnLogInResolver,
  SecondStepResolver,
  TwoFactorResolver,
  TwoFactorResetResolver,
  ActivationResolver,
  StaffResetResolver,
  EmailChangeResolver,
  FailedJobResolver,
  MailSettingsResolver,
  OperatorResolver,
  NewsletterResolver,
  RegistrationResolver,
] as const;
