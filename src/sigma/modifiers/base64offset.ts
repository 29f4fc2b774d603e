// 3.2, D15: what of a longer encoded text depends on the value alone, at each of the three offsets.
import { base64Offsets } from '../encodings';
import { tooShort } from '../messages/modifiers';
import { literalPattern } from '../pattern';
import { bytesOf } from './bytes';
import { PLACES, PLAIN, type ValueModifier } from './modifier';

export const base64offset: ValueModifier = {
  ...PLAIN,
  name: 'base64offset',
  doc: 'The value inside a longer text that was encoded as base64: three forms, one for each offset it can stand at; one of them is enough. `contains` should follow. Three bytes at least.',
  leads: PLACES,
  again: true,
  apply(operand, use) {
    const inputs = bytesOf('base64offset', operand, use);
    if (inputs === null) return operand;
    if ('code' in inputs) return inputs;
    const short = inputs.find((bytes) => bytes.length < 3);
    if (short !== undefined) return tooShort(use.value.range, short.length);
    const cased = 'cased' in operand && operand.cased;
    return {
      several: inputs
        .flatMap(base64Offsets)
        .map((text) => ({ op: 'text', pattern: literalPattern(text), cased })),
    };
  },
};
