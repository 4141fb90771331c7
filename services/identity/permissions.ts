import { shield, withRight, type PermissionTable } from '../kernel/permission/table';
import { rights } from './rights';

const editUsers = withRight(rights, 'users.edit');
const storeSettings = withRight(rights, 'store.settings');
const manageJobs = withRight(rights, 'jobs');

/**
 * Who may select what. Types that only stand below a field with a rule of its own, and whose rows the
 * policies show to nobody else, are open here: a page asks `viewer { user { … } }` before it knows
 * whether anybody is logged in.
 */
export const permissions: PermissionTable = {
  Query: {
    store: shield.everyone,
    viewer: shield.everyone,
    failedJobs: shield.staff,
    link: shield.everyone,
    failedJobCount: shield.staff,
  },
  Mutation: {
    requestActivation: shield.portalDoor,
    requestPasswordReset: shield.portalDoor,
    setPassword: shield.portalDoor,
    confirmEmail: shield.portalDoor,
    logIn: shield.portalDoor,
    logInStaff: shield.consoleDoor,
    requestStaffPasswordReset: shield.consoleDoor,
    setStaffPassword: shield.consoleDoor,
    logOut: shield.everyone,
    chooseColumns: shield.staff,
    chooseLanguage: shield.loggedIn,
    setUserEnabled: editUsers,
    sendActivation: editUsers,
    sendEmailConfirmation: editUsers,
    retryJob: manageJobs,
    updateStore: storeSettings,
  },
  Store: { '*': shield.everyone, isSetUp: shield.staff, version: shield.staff },
  StoreContact: shield.everyone,
  Viewer: shield.everyone,
  User: shield.everyone,
  StaffMember: shield.everyone,
  Customer: {
    id: shield.portalOrStaff,
    users: shield.portalOrStaff,
    emailChange: shield.staff,
    logInElsewhere: shield.staff,
    logInHistory: shield.staff,
  },
  HistoryConnection: shield.staff,
  HistoryEdge: shield.staff,
  HistoryEntry: shield.staff,
  HistoryChange: shield.staff,
  PageInfo: shield.portalOrStaff,
  Total: shield.portalOrStaff,
  EmailChange: shield.staff,
  EmailConfirmed: shield.everyone,
  EmailTaken: shield.everyone,
  CustomerUser: shield.portalOrStaff,
  FailedJob: shield.staff,
  JobRetried: manageJobs,
  LoggedIn: shield.everyone,
  LoggedOut: shield.everyone,
  LanguageChosen: shield.loggedIn,
  MailOnItsWay: shield.everyone,
  TooManyAttempts: shield.everyone,
  TooManyMails: editUsers,
  AddressChanged: editUsers,
  LogInsBusy: shield.everyone,
  WrongCredentials: shield.everyone,
  PortalClosed: shield.everyone,
  MailedLink: shield.everyone,
  LinkNotValid: shield.everyone,
  PasswordTooWeak: shield.everyone,
  InvalidInput: shield.everyone,
  FieldProblem: shield.everyone,
  NotFound: shield.everyone,
  ChangedMeanwhile: shield.portalOrStaff,
};
