// A value → the events in it, however deep they are wrapped, and what of it is no event. Knows no text and no file.
import { readJson, type JsonValue } from '../text/json';
import { isObject, type Container, type Inner, type Skipped } from './containers/container';
import { containers } from './containers';
import { looksLikeRecord } from './containers/record-shape';
import { strangerIn, type Stranger } from './containers/strangers';
import { textOfBase64 } from './packed-text';
import { readValues } from './values';

/** Wrappers in wrappers; beyond this what is found is taken as it stands. */
const DEPTH = 6;

/** All that is packed in a file's messages, in bytes: each is small where it comes from, and may claim more. */
const MOST_INSIDE = 256 * 1024 * 1024;

/** What one value of a file came to. */
export interface Taken {
  readonly events: readonly JsonValue[];
  readonly refused: readonly Refused[];
  /** The wrappers that were met, the outermost first; none where the value is the event itself. */
  readonly containers: readonly Container[];
}

/** What is no object, and which member of the outermost wrapper it was found in. */
export interface Refused {
  readonly value: JsonValue;
  readonly member: number;
}

/** Takes values one after the other, and remembers what is said about them all. */
export class Unwrapping {
  readonly skipped = new Map<string, number>();
  readonly strangers = new Map<Stranger, number>();
  readonly losses = new Set<string>();
  #left = MOST_INSIDE;

  take(value: JsonValue): Taken {
    const events: JsonValue[] = [];
    const refused: Refused[] = [];
    const path: Container[] = [];
    const visit = (found: JsonValue, depth: number, member: number): void => {
      if (depth < DEPTH && !isCommonRecord(found)) {
        const stranger = strangerIn(found);
        if (stranger !== null) return add(this.strangers, stranger, 1);
        for (const container of containers) {
          const unwrapped = container.unwrap(found);
          if (unwrapped === null) continue;
          if (!path.includes(container)) path.push(container);
          if (unwrapped.loses !== undefined) this.losses.add(unwrapped.loses);
          for (const { kind, count } of unwrapped.skipped ?? []) add(this.skipped, kind, count);
          unwrapped.inner.forEach((inner, i) => open(inner, depth + 1, depth === 0 ? i : member));
          return;
        }
      }
      if (isObject(found)) return void events.push(found);
      // JSON that was made a string once more: `lookup-events --query 'Events[].CloudTrailEvent'`.
      const values = typeof found === 'string' && depth < DEPTH ? valuesIn(found) : null;
      if (values === null) refused.push({ value: found, member });
      else for (const one of values) visit(one, depth + 1, member);
    };
    const open = (inner: Inner, depth: number, member: number): void => {
      if (inner.kind === 'value') return visit(inner.value, depth, member);
      const text = inner.kind === 'base64' ? this.#unpacked(inner.text) : inner.text;
      const values = text === null ? null : valuesIn(text);
      if (values === null) return add(this.skipped, UNREADABLE[inner.kind], 1);
      for (const one of values) visit(one, depth, member);
    };
    visit(value, 0, 0);
    return { events, refused, containers: path };
  }

  #unpacked(base64: string): string | null {
    const text = textOfBase64(base64, this.#left);
    this.#left -= text?.length ?? 0;
    return text;
  }

  get skips(): Skipped[] {
    const strange = [...this.strangers].map(([{ kind }, count]) => ({ kind, count }));
    return [...[...this.skipped].map(([kind, count]) => ({ kind, count })), ...strange];
  }
}

const UNREADABLE = {
  text: 'non-JSON message',
  base64: 'broken message',
} as const;

function add<K>(counts: Map<K, number>, key: K, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

/** Nearly all there is: told at a glance, so that no wrapper has to be tried. */
export function isCommonRecord(value: JsonValue): boolean {
  if (!isObject(value) || typeof value['eventVersion'] !== 'string') return false;
  if (value['eventCategory'] === 'Aggregated' || 'p_log_type' in value) return false;
  return looksLikeRecord(value);
}

/** One value, or several one after the other; null where there is none or something is wrong. */
function valuesIn(text: string): readonly JsonValue[] | null {
  const whole = readJson(text);
  if ('value' in whole) return isStructure(whole.value) ? [whole.value] : null;
  if (!/^\s*[{[]/.test(text)) return null;
  const { values } = readValues(text);
  return values.length === 0 ? null : values.map(({ value }) => value);
}

const isStructure = (value: JsonValue): boolean => typeof value === 'object' && value !== null;
