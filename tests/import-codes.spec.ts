import 'reflect-metadata';
import { globSync, readFileSync } from 'node:fs';
import { buildSchema, isEnumType } from 'graphql';
import { PAYOUT_JOB } from '../services/consignment/payout/payout.job';
import { TILL_JOB } from '../services/commerce/import/import.job';
import { kindsOfFile } from '../services/customers/import/import.job';

/** Faults and notes of a shop's files are closed sets in the graph: what gives one outside them would break the answer. */
const sources = (pattern: string): string =>
  globSync(pattern)
    .filter((file) => !file.endsWith('.spec.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
const codesIn = (text: string, how: RegExp): string[] =>
  [...new Set([...text.matchAll(how)].flatMap(([, code]) => code ?? []))].sort();

const readers =
  sources('services/{kernel/table,kernel/email}/*.ts') + sources('services/*/import/!(import).*.ts');
const notes = sources('services/*/import/*.ts');
const listed = (service: string, name: string): string[] => {
  const type = buildSchema(readFileSync(`schema/${service}.graphql`, 'utf8'), {
    assumeValidSDL: true,
  }).getType(name);
  return isEnumType(type)
    ? type
        .getValues()
        .map((value) => value.name)
        .sort()
    : [];
};
/** Of a file as a whole, and of an input. */
const elsewhere = ['BAD_QUOTES', 'ROW_TOO_LONG', 'UNREADABLE'];

describe.each(['customers', 'consignment', 'commerce', 'api'])('the graph of %s', (service) => {
  test('lists every fault that a reader of files gives, and no other', () => {
    const given = codesIn(readers, /(?:\bcode: |unreadable\()'([A-Z_]+)'/g).filter(
      (code) => !elsewhere.includes(code),
    );
    expect(given.length).toBeGreaterThan(20);
    expect(listed(service, 'ImportFaultCode')).toEqual(given);
  });

  test('lists every note that a reader of files gives, and no other', () => {
    const given = codesIn(notes, /noteOf\(\s*'([A-Z_]+)'/g);
    expect(given.length).toBeGreaterThan(5);
    expect(listed(service, 'ImportNoteCode')).toEqual(given);
  });
});

test('the graph lists what long work there is and what parts it has, and nothing else that nobody does', () => {
  const parts = Object.values(kindsOfFile).flatMap(({ own, other }) => [own, other]);
  expect(listed('api', 'JobKind')).toEqual([...Object.keys(kindsOfFile), TILL_JOB, PAYOUT_JOB].sort());
  const named = parts.filter((name) => name !== null);
  expect(listed('api', 'JobPartName')).toEqual([...new Set([...named, 'SALES', 'STATEMENTS'])].sort());
});
