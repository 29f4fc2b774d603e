// contains, startswith and endswith are one idea: a text pattern opened on some of its sides (docs/semantics.md, 3.1).
import { error } from '../../text/diagnostic';
import type { Draft } from '../operand';
import { open } from '../pattern';
import { expectedText } from './describe';
import { PLACES, PLAIN, type Applied, type Use, type ValueModifier } from './modifier';
import { asText } from './wide';

type Place = (typeof PLACES)[number];

export function placeModifier(name: Place, doc: string): ValueModifier {
  return {
    ...PLAIN,
    name,
    doc,
    excludes: [...PLACES.filter((other) => other !== name), 're', 'cidr'],
    apply: (operand, use) => apply(name, operand, use),
  };
}

function apply(name: Place, given: Draft, use: Use): Applied {
  const operand = given.op === 'bytes' ? asText(given) : given;
  if (operand.op === 'text') {
    const pattern = open(operand.pattern, name !== 'startswith', name !== 'endswith');
    return { ...operand, pattern };
  }
  if (operand.op === 'fieldref') return { ...operand, place: name };
  if (operand.op === 'null') {
    return error(
      'modifier-type',
      use.value.range,
      `${name} can't be applied to null; expected a text.`,
    );
  }
  return expectedText(name, operand, use);
}
