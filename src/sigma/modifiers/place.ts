// contains, startswith and endswith are one idea: a text pattern opened on some of its sides (docs/semantics.md, 3.1).
import { error, type Diagnostic } from '../../text/diagnostic';
import type { Operand } from '../operand';
import { open } from '../pattern';
import { expectedText } from './describe';
import type { Use, ValueModifier } from './modifier';

type Place = 'contains' | 'startswith' | 'endswith';
const PLACES: readonly Place[] = ['contains', 'startswith', 'endswith'];

export function placeModifier(name: Place, doc: string): ValueModifier {
  return {
    acts: 'value',
    name,
    aliases: [],
    doc,
    first: false,
    excludes: [...PLACES.filter((other) => other !== name), 're', 'cidr'],
    apply: (operand, use) => apply(name, operand, use),
  };
}

function apply(name: Place, operand: Operand, use: Use): Operand | Diagnostic {
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
