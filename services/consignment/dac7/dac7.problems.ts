import { createUnionType, Field, ObjectType } from 'type-graphql';
import { codesOf, type CodeOf } from '../../kernel/graph/codes';
import { ModuleOff } from '../../kernel/graph/module';
import { ChangedMeanwhile, InvalidInput, NotFound, Problem } from '../../kernel/graph/shared';
import { Refusal } from '../../kernel/refusal/refusal';
import { Dac7CopiesSent, Dac7Person } from './dac7';

/** Why somebody is not asked who they are. */
export const Dac7NotAskedBecause = codesOf(
  'Dac7NotAskedBecause',
  'Why a consignor is not asked who they are for the tax office.',
  {
    STORE_DOES_NOT_REPORT: 'The store does not report, or its country has no such law.',
    COMPANY: 'It is a company: it has no day of birth, and its number is known.',
    SOLD_TOO_LITTLE: 'In this year and the last one too little was sold for them.',
  },
);
export type Dac7NotAskedBecause = CodeOf<typeof Dac7NotAskedBecause>;

@ObjectType({
  implements: Problem,
  description: 'They are not asked, and what is not needed is not kept. Nothing was written.',
})
export class Dac7NotAsked extends Problem {
  @Field(() => Dac7NotAskedBecause, { description: 'Why.' })
  because: Dac7NotAskedBecause;
}

@ObjectType({
  implements: Problem,
  description: 'The country of the store has no such law: it cannot report. Nothing was changed.',
})
export class Dac7NotHere extends Problem {
  @Field(() => String, { description: 'The country, ISO 3166-1 alpha-2; empty where nobody has said it.' })
  country: string;
}

export const GiveDac7PersonResult = createUnionType({
  name: 'GiveDac7PersonResult',
  description: 'Who they are now, or why nothing was written.',
  types: () => [Dac7Person, InvalidInput, NotFound, ChangedMeanwhile, ModuleOff, Dac7NotAsked] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

export const SendDac7CopiesResult = createUnionType({
  name: 'SendDac7CopiesResult',
  description: 'How many have their copies, or why nobody was mailed.',
  types: () => [Dac7CopiesSent, InvalidInput, NotFound, ModuleOff, Dac7NotAsked] as const,
  resolveType: (value: object) => (value as { __typename: string }).__typename,
});

/** Refuses to keep what nobody needs. */
export function notAsked(because: Dac7NotAskedBecause): Refusal {
  const message = `Not asked: ${because.toLowerCase().replaceAll('_', ' ')}`;
  return new Refusal(Object.assign({ __typename: 'Dac7NotAsked', message }, { because }));
}

/** Refuses to report where that is no law. */
export function dac7NotHere(country: string): Refusal {
  const message = `DAC7 holds in the Netherlands and in Sweden, not in ${country || 'a country nobody has said'}`;
  return new Refusal(Object.assign({ __typename: 'Dac7NotHere', message }, { country }));
}
