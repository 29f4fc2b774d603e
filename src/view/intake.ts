// What a text or a file is: content decides, the name only where the content can't.

export type Kind = 'rule' | 'events' | 'unknown';

const RULE_KEY = /^(?:title|detection|logsource|correlation|action|filter)[ \t]*:/m;

/** `head` is the beginning of the content; gzip and UTF-16 look odd as text, so bytes are asked first. */
export function kindOf(name: string, bytes: Uint8Array, head: string): Kind {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'events';
  const start = head.replace(/^\uFEFF/, '').trimStart();
  if (/^[[{]/.test(start)) return 'events';
  if (RULE_KEY.test(head)) return 'rule';
  if (/\.ya?ml$/i.test(name)) return 'rule';
  return /\.(json|ndjson|jsonl|log|gz)$/i.test(name) ? 'events' : 'unknown';
}

export const kindOfText = (text: string): Kind => kindOf('', new Uint8Array(0), text);
