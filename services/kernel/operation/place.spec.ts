import { Kind, parse, visit, type ASTNode, type OperationDefinitionNode } from 'graphql';
import { placeOf, placeOfVariable } from './place';

/** The place of the text "here". */
function placeOfHere(text: string): object {
  const document = parse(text);
  let here: ASTNode | undefined;
  visit(document, { StringValue: (node) => void (node.value === 'here' && (here = node)) });
  if (!here) throw new Error(text);
  return placeOf(document, here);
}

test.each([
  ['{ a { b(x: "here") } }', ['a', 'b'], 'x'],
  ['{ a { c: b(x: { y: [{ z: "" }, { z: "here" }] }) } }', ['a', 'c'], 'x.y[1].z'],
  ['{ a { ... on B { b(x: ["", "here"]) } } }', ['a', 'b'], 'x[1]'],
  ['{ a { ...F } } fragment F on A { b { ...G } } fragment G on B { c(x: "here") }', ['a', 'b', 'c'], 'x'],
  ['{ ...F } fragment F on A { b { ...F } c(x: "here") }', ['c'], 'x'],
  ['fragment F on A { ...G } fragment G on A { ...F b(x: "here") }', ['b'], 'x'],
  ['{ a @include(if: "here") { b } }', ['a'], '@include.if'],
  ['query ($v: A = { x: "here" }) { a(y: $v) }', [], '$v.x'],
])('in %s it is found', (text, path, argument) => {
  expect(placeOfHere(text)).toEqual({ path, argument });
});

test('of a variable it is where the operation that runs uses it first', () => {
  const document = parse('query A($v: X) { a(x: $v) } query B($v: X) { b { c(y: { z: $v }) d(x: $v) } }');
  const operation = document.definitions[1] as OperationDefinitionNode;
  expect(operation.kind).toBe(Kind.OPERATION_DEFINITION);
  expect(placeOfVariable(document, operation, 'v')).toEqual({ path: ['b', 'c'], argument: 'y.z' });
  expect(placeOfVariable(document, operation, 'w')).toBeNull();
});
