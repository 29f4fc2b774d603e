// What the data has to say about a miss, in words.
import type { Remark } from '../why/remarks';
import { code, fromTicks, text, type Part } from './parts';
import { count, valueWords } from './value-words';

export function remarkParts(remark: Remark): Part[] {
  switch (remark.kind) {
    case 'elsewhere': {
      const { path, holds } = remark;
      const lead = path.why === 'case' ? 'Keys are read with their case. ' : '';
      return [
        text(`${lead}This event has `),
        code(path.field, 80),
        text(': '),
        code(valueWords(path.value)),
        text(holds ? '. There the line would hold.' : '.'),
      ];
    }
    case 'ends':
      return [code(remark.path), text(' is '), code(valueWords(remark.value)), text(' here.')];
    case 'inside-text':
      return [
        code(remark.path),
        text(' is a text that holds JSON: no field leads into it. Ask it with '),
        code('contains'),
        text(' or '),
        code('re'),
        text('.'),
      ];
    case 'white-space':
      return [code(JSON.stringify(remark.value)), text(' differs in white space only.')];
    case 'wrapped':
      return [
        code(remark.value),
        text(` would fit but for its ${remark.wrap}: `),
        code('contains'),
        text(' finds it.'),
      ];
    case 'spelling':
      return [code(remark.value), text(' is spelt almost alike.')];
    case 'members':
      return [text(`None of ${count(remark.count, 'value')} of the list holds.`)];
    case 'only-a-key':
      return [
        text('Keywords are looked for in values; here it is the name of a field, '),
        code(remark.path),
        text('.'),
      ];
    case 'known':
      return fromTicks(remark.words, 80);
  }
}
