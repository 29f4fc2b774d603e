// 3.5.
import { badNetwork, wrongType } from '../messages/detection';
import { parseNetwork } from '../network';
import { describe } from './describe';
import { PLAIN, type ValueModifier } from './modifier';

export const cidr: ValueModifier = {
  ...PLAIN,
  name: 'cidr',
  doc: 'The field is an address inside this network, such as `10.0.0.0/8` or `2001:db8::/32`. A field that holds no address (CloudTrail: `AWS Internal`, a service name) is simply outside.',
  first: true,
  apply(operand, use) {
    if (operand.op !== 'text') {
      return wrongType(
        use.value.range,
        'cidr',
        describe(operand),
        'a network such as 10.0.0.0/8',
        [],
      );
    }
    const result = parseNetwork(use.value.text);
    if (!result.ok) return badNetwork(use.value.range, use.value.text, result.why, result.fix);
    return { op: 'cidr', network: result.bytes, bits: result.bits };
  },
};
