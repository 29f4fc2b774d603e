// What can be wrong with collection actions (docs/semantics.md, 1.4, D37).
import { error, warning, type Diagnostic } from '../../text/diagnostic';
import { similar } from '../../text/similar';
import type { Range } from '../../text/range';
import type { YamlNode } from '../yaml';

const ACTIONS = ['global', 'reset', 'repeat'];

export const unknownAction = (node: YamlNode, found: string): Diagnostic => {
  const text = node.kind === 'scalar' ? node.text : '';
  const near = similar(text, ACTIONS);
  return error(
    'unknown-action',
    node.range,
    `Found ${text === '' ? found : text} as action; expected global, reset or repeat.`,
    { fixes: near === null ? [] : [{ title: `Write ${near}`, range: node.range, text: near }] },
  );
};

export const nothingToRepeat = (range: Range): Diagnostic =>
  error(
    'nothing-to-repeat',
    range,
    'Found action: repeat before any rule; expected a rule above it that it can repeat.',
  );

/** D37. */
export const conflict = (range: Range, key: string, lent: Range): Diagnostic =>
  warning(
    'action-conflict',
    range,
    `Found ${key} here and in the document with action: global; here the rule’s own wins, in pySigma the other.`,
    { related: [{ range: lent, message: 'given to all rules here' }] },
  );

export const tooMuchLent = (range: Range, most: number): Diagnostic =>
  error(
    'action-too-large',
    range,
    `Written out, what documents of this text are lent has more than ${most.toLocaleString('en')} nodes; this one is read alone.`,
  );
