// 3.2: base64 of the whole text, padding included.
import { base64 as encode } from '../encodings';
import { literalPattern } from '../pattern';
import { bytesOf } from './bytes';
import { PLACES, PLAIN, type ValueModifier } from './modifier';

export const base64: ValueModifier = {
  ...PLAIN,
  name: 'base64',
  doc: 'The value is encoded as base64, padding (`=`) included, so it fits only what was encoded by itself. `base64offset` finds it inside a longer encoded text.',
  leads: PLACES,
  again: true,
  apply(operand, use) {
    const inputs = bytesOf('base64', operand, use);
    if (inputs === null) return operand;
    if ('code' in inputs) return inputs;
    const cased = 'cased' in operand && operand.cased;
    return {
      several: inputs.map((bytes) => ({
        op: 'text',
        pattern: literalPattern(encode(bytes)),
        cased,
      })),
    };
  },
};
