// What a rule for CloudTrail says that its records never do (docs/semantics.md, 7): knows the records, changes no verdict.
import type { Body, DetectionItem, Rule, Value } from '../sigma/document';
import type { Diagnostic } from '../text/diagnostic';
import { fields } from './fields';
import * as messages from './messages';

export function hintsOf({ logsource, detection }: Rule): Diagnostic[] {
  if (logsource?.service?.toLowerCase() !== 'cloudtrail' || detection === null) return [];
  const items = [...detection.searches.values()].flatMap(({ body }) => itemsIn(body));
  // who asks for the absent code as well knows, and writes Success for other sources
  const knows = items.some(
    ({ field, values }) =>
      field === 'errorCode' && values.some(({ operands }) => operands[0]?.op === 'null'),
  );
  return items.flatMap((item) =>
    item.field === null
      ? [messages.keywordSearch(item.range)]
      : item.values.flatMap((value) => [
          ...(item.field === 'errorCode' && !knows ? checkErrorCode(value) : []),
          ...checkPath(item, value),
        ]),
  );
}

const itemsIn = (body: Body): DetectionItem[] =>
  body.kind === 'item' ? [body] : body.children.flatMap(itemsIn);

const checkErrorCode = ({ text, range }: Value): Diagnostic[] =>
  text.toLowerCase() === 'success' ? [messages.errorCodeSuccess(range)] : [];

const ROOTS = new Set(fields.map(({ name }) => name.split('.')[0]!));

/** `responseElements.accessKey.userName` as a value: the name of a field, compared as a text. */
function checkPath({ modifiers }: DetectionItem, { text, range }: Value): Diagnostic[] {
  if (modifiers.some(({ name }) => name === 'fieldref' || name === 're')) return [];
  if (!/^[a-z]\w*(?:\.\w+)+$/.test(text) || !ROOTS.has(text.split('.')[0]!)) return [];
  return [messages.valueLooksLikeField(range, text)];
}
