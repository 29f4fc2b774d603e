// 3.1, D14: a text as UTF-16 bytes, for base64 behind it. Full Unicode.
import { latin1, utf16 as encode } from '../encodings';
import { pySigmaEncoding } from '../messages/modifiers';
import type { Draft, Operand } from '../operand';
import { literalPattern } from '../pattern';
import { textsOf } from './bytes';
import { PLACES, PLAIN, type ValueModifier } from './modifier';

interface Encoding {
  readonly name: string;
  readonly doc: string;
  readonly order: 'little' | 'big';
  readonly mark: readonly number[];
  /** How pySigma differs, and what to write instead. */
  readonly remark: { readonly says: string; readonly write: string | null } | null;
}

function encoding({ name, doc, order, mark, remark }: Encoding): ValueModifier {
  return {
    ...PLAIN,
    name,
    doc: `${doc} \`base64offset\` or \`base64\` must follow: the bytes themselves stand in no text.`,
    leads: PLACES,
    apply(operand, use) {
      const texts = textsOf(name, operand, use);
      if (texts === null) return operand;
      if ('code' in texts) return texts;
      if (remark !== null) use.say(pySigmaEncoding(use.range, remark.says, remark.write));
      else if (texts.some((text) => /[^\0-\x7f]/.test(text))) {
        use.say(pySigmaEncoding(use.value.range, `pySigma 1.5 refuses ${name} beyond ASCII`, null));
      }
      const cased = operand.op === 'text' && operand.cased;
      return {
        several: texts.map((text) => ({
          op: 'bytes',
          bytes: [...mark, ...encode(text, order)],
          cased,
        })),
      };
    },
  };
}

/** Bytes that no base64 follows, as a text of as many characters. */
export const asText = ({ bytes, cased }: Extract<Draft, { op: 'bytes' }>): Operand => ({
  op: 'text',
  pattern: literalPattern(latin1(bytes)),
  cased,
});

export const wide = encoding({
  name: 'wide',
  doc: 'The value as UTF-16, little-endian, as Windows and PowerShell write it.',
  order: 'little',
  mark: [],
  remark: null,
});

export const utf16le = encoding({
  name: 'utf16le',
  doc: 'The value as UTF-16, little-endian: the same as `wide`.',
  order: 'little',
  mark: [],
  remark: { says: 'pySigma 1.5 does not know utf16le; wide means the same', write: 'wide' },
});

export const utf16be = encoding({
  name: 'utf16be',
  doc: 'The value as UTF-16, big-endian.',
  order: 'big',
  mark: [],
  remark: null,
});

export const utf16 = encoding({
  name: 'utf16',
  doc: 'The value as UTF-16, little-endian, behind the byte order mark FF FE.',
  order: 'little',
  mark: [0xff, 0xfe],
  remark: { says: 'pySigma 1.5 puts EF BB BF before the text, not FF FE', write: null },
});
