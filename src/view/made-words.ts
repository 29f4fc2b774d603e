// What an event was made for, in words.
import type { Outline } from '../worker/api';
import type { MadeFor, MadeOut } from '../worker/why-api';
import { code, text, type Part } from './parts';
import { count } from './value-words';

export function purposeParts(purpose: MadeFor, outline: Outline): Part[] {
  switch (purpose.kind) {
    case 'denied':
      return [text(purpose.matched ? 'Denied, and matches all the same' : 'Denied, and misses')];
    case 'match':
      return [text('Matches')];
    case 'branch':
      return [text('Matches by '), branchOf(purpose.id, outline)];
    case 'miss': {
      const found = outline.items
        .flatMap((item) => item.predicates.map((predicate) => ({ item, predicate })))
        .find(({ predicate }) => predicate.id === purpose.id);
      if (found === undefined) return [text('Does not match')];
      const { item, predicate } = found;
      const field = item.field === null ? [] : [code(item.field), text(': ')];
      return [text('Misses by '), ...field, code(predicate.text === '' ? "''" : predicate.text)];
    }
  }
}

function branchOf(id: string, { stages, items }: Outline): Part {
  const stage = stages.find((one) => one.id === id);
  if (stage !== undefined) return code(stage.name);
  const item = items.find((one) => one.id === id || one.id.startsWith(`${id}/`));
  if (item === undefined) return text('another part');
  const home = stages.find((one) => one.id === item.stage);
  return code([home?.name, item.field].filter((name) => name != null).join(': '));
}

export function notMadeParts(
  { purpose, why }: MadeOut['notMade'][number],
  outline: Outline,
): Part[] {
  const [first, ...rest] = purposeParts(purpose, outline);
  const about =
    why?.field == null
      ? []
      : [text(': lines about '), code(why.field), text(' contradict each other')];
  return [text(`No event that ${first!.text.toLowerCase()}`), ...rest, ...about];
}

export const madeLabel = ({ events }: MadeOut): string =>
  `made ${count(events.length, 'event')} from the rule`;

/** The name of the source. */
export const MADE = 'made from the rule';
