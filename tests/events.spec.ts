import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import ts from 'typescript';

/**
 * Events are declared once, in schema/events: an emitter or a handler that does not fit no longer compiles. Held by
 * renaming every field of every payload in turn and asking the compiler who notices.
 */
const root = resolve(__dirname, '..');
const folder = join(root, 'schema', 'events');
const declared = readdirSync(folder).filter((file) => file !== 'event.ts');

/** Declared before there is somebody to tell, each with its reason. */
const toldByNobody: Record<string, string> = {
  salesTotalsChanged: 'a new customer’s nothing is not told; orders will tell the rest',
};

interface Field {
  file: string;
  name: string;
  start: number;
}
interface Event {
  file: string;
  constant: string;
  name: string;
}

/** Whose events carry what this file declares: its own service's, or those of the services that share it. */
const servicesOf = (file: string): string[] =>
  eventsOf(file).length > 0
    ? [basename(file, '.ts')]
    : declared
        .filter((each) =>
          readFileSync(join(folder, each), 'utf8').includes(`from './${basename(file, '.ts')}'`),
        )
        .map((each) => basename(each, '.ts'));

const sourceOf = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(join(folder, file), 'utf8'), ts.ScriptTarget.Latest, true);

function fieldsOf(file: string): Field[] {
  const fields: Field[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isPropertySignature(node) && ts.isIdentifier(node.name))
      fields.push({ file, name: node.name.text, start: node.name.getStart() });
    node.forEachChild(walk);
  };
  walk(sourceOf(file));
  return fields;
}

function eventsOf(file: string): Event[] {
  const constants = sourceOf(file).statements.filter(ts.isVariableStatement);
  return constants.flatMap(({ declarationList }) => {
    const [declaration] = declarationList.declarations;
    const constant = declaration?.name.getText() ?? '';
    const [, name = ''] = /name: '([^']+)'/.exec(declaration?.initializer?.getText() ?? '') ?? [];
    return [{ file, constant, name }];
  });
}

const products = (readdirSync(join(root, 'services'), { recursive: true }) as string[])
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts') && !path.includes('/testing/'))
  .map((path) => join(root, 'services', path));
const texts = new Map(products.map((path) => [path, readFileSync(path, 'utf8')]));
const importers = (file: string): string[] =>
  products.filter((path) => texts.get(path)?.includes(`schema/events/${basename(file, '.ts')}'`));
/** Where a service's own code hands something to be told. */
const tellers = (service: string): string[] =>
  products.filter(
    (path) => path.includes(`/services/${service}/`) && /\bemit\w*\(/.test(texts.get(path) ?? ''),
  );
const isHandler = (path: string): boolean => basename(path).startsWith('on-');

test.each(declared.flatMap(eventsOf))(
  '$name is the service’s whose file declares it, is told by it, and is heard in on-<event>.ts',
  ({ file, constant, name }) => {
    const service = basename(file, '.ts');
    expect(name.split('.')[0]).toBe(service);
    const naming = importers(file).filter((path) =>
      new RegExp(`\\b${constant}\\b`).test(texts.get(path) ?? ''),
    );
    const emitters = naming.filter((path) => path.includes(`/services/${service}/`));
    if (!(constant in toldByNobody)) expect([constant, emitters.length > 0]).toEqual([constant, true]);
    const handlers = naming
      .filter(isHandler)
      .filter((path) => basename(path) === `on-${name.split('.')[1]}.ts`);
    expect([constant, handlers.length > 0]).toEqual([constant, true]);
  },
);

describe('a field that is renamed', () => {
  const changed = new Map<string, { text: string; version: number }>();
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => readFileSync(path, 'utf8')) as {
    config: object;
  };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root);
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [...declared.map((file) => join(folder, file)), ...products],
    getScriptVersion: (path) => String(changed.get(path)?.version ?? 0),
    getScriptSnapshot: (path) => {
      const text = changed.get(path)?.text ?? ts.sys.readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  const set = (path: string, text: string): void =>
    void changed.set(path, { text, version: (changed.get(path)?.version ?? 0) + 1 });
  const isBroken = (path: string): boolean => service.getSemanticDiagnostics(path).length > 0;
  const broken = (paths: string[]): string[] => paths.filter(isBroken);
  /** Whoever says the name is asked first: one that notices is enough, and the compiler takes a second for each. */
  const likelyFirst = (paths: string[], name: string): string[] =>
    paths.toSorted((a, b) => Number(texts.get(b)?.includes(name)) - Number(texts.get(a)?.includes(name)));

  const handlersThatRead = (path: string, start: number): string[] => {
    const found = service.findReferences(path, start)?.flatMap(({ references }) => references) ?? [];
    return [...new Set(found.map(({ fileName }) => fileName))].filter(isHandler);
  };

  test('nothing is wrong before', () => {
    expect(broken([...new Set(declared.flatMap(importers))])).toEqual([]);
  });

  test('a reader is found where it reads through a copy’s columns', () => {
    const file = join(folder, 'customers.ts');
    const [field] = fieldsOf('customers.ts').filter(({ name }) => name === 'displayName');
    expect(
      handlersThatRead(file, field?.start ?? 0)
        .map((path) => path.split('/services/')[1])
        .sort(),
    ).toEqual([
      'commerce/customer/on-customers-changed.ts',
      'consignment/customer/on-customers-changed.ts',
      'identity/user/on-customers-changed.ts',
    ]);
  });

  test.each(declared)(
    'in schema/events/%s is noticed by who tells it and by every handler that reads it',
    (file) => {
      const path = join(folder, file);
      const text = readFileSync(path, 'utf8');
      const services = servicesOf(file);
      expect(services).not.toEqual([]);
      const told = services
        .flatMap((service) => eventsOf(`${service}.ts`))
        .some(({ constant }) => !(constant in toldByNobody));
      for (const { name, start } of fieldsOf(file)) {
        const readers = handlersThatRead(path, start);
        set(path, `${text.slice(0, start)}${name}Renamed${text.slice(start + name.length)}`);
        const ours = services.map((each) => likelyFirst(tellers(each), name));
        const who = ours.map((each) => each.some(isBroken));
        if (told) expect([name, who]).toEqual([name, ours.map(() => true)]);
        expect([name, readers.filter((each) => !isBroken(each))]).toEqual([name, []]);
        set(path, text);
      }
    },
    120_000,
  );
});
