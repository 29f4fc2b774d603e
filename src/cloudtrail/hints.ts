// What a rule for CloudTrail says that its records never do (docs/semantics.md, 7): knows the records, changes no verdict.
import type { Body, DetectionItem, Rule, Value } from '../sigma/document';
import type { Diagnostic } from '../text/diagnostic';
import type { ApiNames } from './api-names';
import { checkCalls, comparesCalls } from './calls';
import { fields } from './fields';
import * as messages from './messages';

/** Whether the names of calls have something to say to the hints. */
export const wantsNames = (rule: Rule): boolean => bodiesOf(rule).some(comparesCalls);

/** `names`: the calls of each event source, where they are at hand. */
export function hintsOf(rule: Rule, names: ApiNames | null): Diagnostic[] {
  const bodies = bodiesOf(rule);
  const items = bodies.flatMap(itemsIn);
  // who asks for the absent code as well knows, and writes Success for other sources
  const knows = items.some(
    ({ field, values }) =>
      field === 'errorCode' && values.some(({ operands }) => operands[0]?.op === 'null'),
  );
  const calls = names === null ? [] : bodies.flatMap((body) => checkCalls(body, names));
  return [...calls, ...items.flatMap((item) => hintsIn(item, knows))];
}

const hintsIn = (item: DetectionItem, knows: boolean): Diagnostic[] =>
  item.field === null
    ? [messages.keywordSearch(item.range)]
    : item.values.flatMap((value) => [
        ...(item.field === 'errorCode' && !knows ? checkErrorCode(value) : []),
        ...checkPath(item, value),
      ]);

const bodiesOf = ({ logsource, detection }: Rule): Body[] =>
  logsource?.service?.toLowerCase() === 'cloudtrail' && detection !== null
    ? [...detection.searches.values()].map(({ body }) => body)
    : [];

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
