/** What a module is: its sentence in the graph, and what of the graph belongs to it. */
export interface ModuleTerms {
  /** The sentence the graph has for it. */
  text: string;
  /** Without this one it is off, whatever is chosen for it; what is chosen is kept. */
  needs?: string;
  /** A new store has it only where somebody says so. */
  isAsked?: boolean;
  /** Ids of the stores that can have it; left out, all can. */
  stores?: RegExp;
  /** The service of which all that changes anything belongs to it, and what its queries refuse in a union. */
  service?: string;
  /** What is refused without it, whoever asks: "Mutation.setMarkdown". */
  operations?: readonly string[];
  /** What is refused without it at the portal, and to nobody else. */
  atPortal?: readonly string[];
  /** Inputs that nobody may give without it: "UpdateConsignorInput.mayCreateItems". */
  inputs?: readonly string[];
  /** What reads as none without it: null, none or no, as its type can. */
  fields?: readonly string[];
}

/**
 * What a store may have beside its customers [N21]. A new one is one entry here: the stores that have it are told by event
 * (`StoreState.modules`), the services refuse what stands here before anything of it runs, and tests/attack/modules.spec.ts
 * walks all of it.
 */
export const modules = {
  CONSIGNMENT: {
    text: 'Goods brought in to be sold for their owners: consignors, what is agreed with them, items, sales and balances.',
    service: 'consignment',
  },
  SELF_ENTRY: {
    text: 'Consignors enter what they bring themselves, in the portal: shop-in-shop stores only, and only with consignment.',
    needs: 'CONSIGNMENT',
    stores: /^(300|600)\d\d$/,
    atPortal: [
      'Mutation.enterItem',
      'Mutation.copyItem',
      'Mutation.updateItem',
      'Mutation.deleteItem',
      'Mutation.submitIntake',
    ],
    inputs: ['UpdateConsignorInput.mayCreateItems'],
    fields: ['Consignor.mayCreateItems', 'Store.selfEntryAllowed'],
  },
  MARKDOWN: {
    text: 'Goods on sale are marked down by a schedule, night by night; only with consignment.',
    needs: 'CONSIGNMENT',
    operations: ['Mutation.setMarkdown'],
    inputs: [
      'UpdateConsignmentSettingsInput.markdownSteps',
      'UpdateConsignmentSettingsInput.markdownFloorMinor',
      'UpdateConsignmentSettingsInput.markdownBorneBy',
    ],
    fields: ['ConsignmentItem.nextMarkdown', 'ConsignmentSettings.markdownSteps'],
  },
  REGISTRATION: {
    text: 'Visitors register themselves, as a private person or for a company; shut until the terms and the privacy statement are written.',
    isAsked: true,
    operations: ['Mutation.register', 'Mutation.sendRegistrationAgain'],
    fields: ['Store.registrationOpen'],
  },
  COMPANY_APPROVAL: {
    text: 'A company that registers is looked at by staff first, and has a visitor’s prices and catalogue until they approve it; only with registration.',
    needs: 'REGISTRATION',
    operations: ['Mutation.decideCompanies'],
  },
} as const satisfies Record<string, ModuleTerms>;

/** The name of a module. */
export type StoreModule = keyof typeof modules;

/** All of them, each after the one it needs. */
export const moduleNames = Object.keys(modules) as StoreModule[];

/** Each with its sentence. */
export const moduleTexts = Object.fromEntries(
  moduleNames.map((name) => [name, modules[name].text]),
) as Readonly<Record<StoreModule, string>>;

/** What a module says of itself, as every one could. */
export const termsOf = (module: StoreModule): ModuleTerms & { needs?: StoreModule } => modules[module];

/** Whether a store of this id can have it. */
export function canHave(module: StoreModule, storeId: string): boolean {
  return termsOf(module).stores?.test(storeId) ?? true;
}

/** Whether a store for which these are chosen has one of them: not without what it needs. */
export function hasModule(chosen: readonly string[], module: StoreModule): boolean {
  const { needs } = termsOf(module);
  return chosen.includes(module) && (needs === undefined || hasModule(chosen, needs));
}

/** What of that which is chosen for a store it has. */
export function modulesHad(chosen: readonly string[]): StoreModule[] {
  return moduleNames.filter((module) => hasModule(chosen, module));
}

/** What an event says is chosen for a store: where an older version told it, who had consignment had all that needs it. */
export function modulesTold(
  { modules: chosen, namesEachModule }: { modules: readonly StoreModule[]; namesEachModule?: boolean },
  storeId: string,
): StoreModule[] {
  const told = namesEachModule ? chosen : moduleNames.filter((each) => chosen.includes(rootOf(each)));
  return told.filter((module) => canHave(module, storeId));
}

/** Those that are one module, or need it: what a service keeps that knows of no other. */
export const within = (root: StoreModule, names: readonly StoreModule[]): StoreModule[] =>
  names.filter((name) => rootOf(name) === root);

/** What a module needs in the end: itself, where it needs none. */
function rootOf(module: StoreModule): StoreModule {
  const { needs } = termsOf(module);
  return needs === undefined ? module : rootOf(needs);
}
