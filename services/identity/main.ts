import { join } from 'node:path';
import type { Database } from '../kernel/database/database';
import { invalidInput } from '../kernel/refusal/refusal';
import { defineService } from '../kernel/subgraph/define';
import type { Ports } from '../kernel/subgraph/service';
import { ActivationResolver } from './activation/activation.resolver';
import { ActivationService } from './activation/activation.service';
import { ConfirmEmail } from './activation/confirm-email';
import { MailedLinkService } from './activation/mailed-link.service';
import { StaffResetResolver } from './activation/staff-reset.resolver';
import { StaffResetService } from './activation/staff-reset.service';
import { AppearanceResolver } from './appearance/appearance.resolver';
import { PortalService } from './appearance/portal.service';
import { storePictureFiles } from './appearance/store-picture.files';
import { picturesToKeep, storePictureJob } from './appearance/store-picture.job';
import { StorePictureService } from './appearance/store-picture.service';
import { emailTaken } from './email-change/email-change.problems';
import { EmailChangeResolver } from './email-change/email-change.resolver';
import { EmailChangeService } from './email-change/email-change.service';
import type { IdentityExtra } from './extra';
import { FooterResolver } from './footer/footer.resolver';
import { FooterService } from './footer/footer.service';
import { FailedJobResolver } from './job/failed-job.resolver';
import { FailedJobService } from './job/failed-job.service';
import { LoginResolver } from './login/login.resolver';
import { LoginService } from './login/login.service';
import { Passwords } from './login/password';
import { MailSettingsResolver } from './mail/mail-settings.resolver';
import { MailSettingsService } from './mail/mail-settings.service';
import { mails } from './mail/mails';
import { onMailWantedAgain } from './mail/on-mail-wanted-again';
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
import { orphanedTypes } from './orphaned-types';
import { permissions } from './permissions';
import { RegistrationResolver } from './registration/registration.resolver';
import { RegistrationService } from './registration/registration.service';
import { rights } from './rights';
import { actorResolver } from './session/resolve-actor';
import { SignInResolver } from './sign-in/sign-in.resolver';
import { SignInService } from './sign-in/sign-in.service';
import { sweepCron, sweepJob } from './session/sweep';
import { StaffBootstrap } from './staff/staff.bootstrap';
import { StaffResolver } from './staff/staff.resolver';
import { StaffService } from './staff/staff.service';
import { Shops } from './store/shop';
import { ShopBootstrap } from './store/shop.bootstrap';
import { StoreBootstrap, storeTaken } from './store/store.bootstrap';
import { moduleGate } from './store/modules';
import { StoreResolver } from './store/store.resolver';
import { StoreService } from './store/store.service';
import { UserTextsResolver, ViewerTextsResolver } from './text-acceptance/text-acceptance.resolver';
import { TextAcceptanceService } from './text-acceptance/text-acceptance.service';
import { CustomerUserResolver } from './user/customer-user.resolver';
import { CustomerUserService } from './user/customer-user.service';
import { onCompanyDecided } from './user/on-company-decided';
import { TwoFactorResetService } from './two-factor/reset.service';
import { SecondStepService } from './two-factor/second-step.service';
import {
  SecondStepResolver,
  TwoFactorResetResolver,
  TwoFactorResolver,
} from './two-factor/two-factor.resolver';
import { TwoFactorService } from './two-factor/two-factor.service';
import { onCustomersChanged } from './user/on-customers-changed';
import { UserBootstrap } from './user/user.bootstrap';
import { CustomerUsersResolver, UserResolver } from './user/user.resolver';
import { UserService } from './user/user.service';
import { ViewerResolver } from './viewer/viewer.resolver';
import { ViewerService } from './viewer/viewer.service';

export type { IdentityExtra };

const stores = new StoreService();
const users = new UserService();
const staff = new StaffService();

function instances(ports: Ports): object[] {
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

function extra(database: Database, ports: Ports): IdentityExtra {
  const passwords = new Passwords(ports);
  const storeBootstrap = new StoreBootstrap(database);
  const shopBootstrap = new ShopBootstrap(database, new Shops(passwords, ports.clock));
  const staffBootstrap = new StaffBootstrap(database, passwords);
  const userBootstrap = new UserBootstrap(database, passwords, ports.clock);
  return {
    resolveActor: actorResolver(database, ports.clock),
    listStoreIds: () => storeBootstrap.listStoreIds(),
    createStore: (store) => storeBootstrap.createStore(store),
    createShop: (shop) => shopBootstrap.createShop(shop),
    createOperator: (operator, language) => shopBootstrap.createOperator(operator, language),
    changeStore: (storeId, changes) => storeBootstrap.changeStore(storeId, changes),
    createStaff: (storeId, member) => staffBootstrap.createStaff(storeId, member),
    activateUser: (storeId, email, password) => userBootstrap.activateUser(storeId, email, password),
  };
}

/** Stores, users and their links to customers, sessions, activation, staff. */
export const identity = defineService<IdentityExtra>({
  name: 'identity',
  migrations: join(__dirname, 'migrations'),
  resolvers: [
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
  ],
  orphanedTypes,
  references: {
    Store: async ({ id }, call) => (id === call.actor.storeId ? stores.find(call) : null),
    User: ({ id }, call) => users.find(call, id),
    StaffMember: ({ id }, call) => staff.find(call, id),
    Customer: async ({ id }) => ({ id }),
  },
  constraints: {
    user_email: emailTaken,
    staff_member_email: emailTaken,
    store_pkey: storeTaken,
    staff_member_last_owner: () =>
      invalidInput({
        path: 'role',
        code: 'NOT_ALLOWED',
        message: 'The last owner of a store cannot be removed',
      }),
  },
  rights,
  permissions,
  modules: moduleGate,
  handlers: [onCustomersChanged, onCompanyDecided, onMailWantedAgain],
  jobs: (ports) => [sweepJob(ports), storePictureJob(ports)],
  files: storePictureFiles,
  neededFiles: picturesToKeep,
  mails,
  cron: sweepCron,
  instances,
  extra,
});
