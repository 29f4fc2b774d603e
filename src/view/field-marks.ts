// Which places of the event the rule reads, and what came of it. By path, as the engine writes paths: `resources[1].ARN`.
import type { Located } from '../engine/event';
import type { ItemTrace } from '../engine/trace';
import type { Reasons } from '../worker/api';
import type { Hue, Hues } from './hues';
import { operandWords, quoted } from './operand-words';
import { foundInside, indexOf } from './trace-walk';

/** One stage reading one place. */
export interface FieldMark {
  readonly ok: boolean;
  readonly stage: string;
  readonly hue: Hue | null;
  /** Item and predicates: selecting any of them selects the line. */
  readonly ids: readonly string[];
  readonly select: string;
  /** `selection_event: eventName equals "SendCommand"` */
  readonly says: string;
}

export interface ReadPlaces {
  readonly present: ReadonlyMap<string, readonly FieldMark[]>;
  readonly absent: ReadonlyMap<string, readonly FieldMark[]>;
}

export function readPlaces(reasons: Reasons | null, hues: Hues): ReadPlaces {
  const present = new Map<string, FieldMark[]>();
  const absent = new Map<string, FieldMark[]>();
  for (const { item, stage } of indexOf(reasons).items.values()) {
    for (const found of markedPlaces(item)) {
      const places = found.present ? present : absent;
      const marks = places.get(found.path) ?? [];
      marks.push({
        ok: item.matched,
        stage: stage.name,
        hue: hues.get(stage.id) ?? null,
        ids: [item.id, ...item.predicates.map((predicate) => predicate.id)],
        select: item.predicates.length === 1 ? item.predicates[0]!.id : item.id,
        says: `${stage.name}: ${itemSays(item)}`,
      });
      places.set(found.path, marks);
    }
  }
  return { present, absent };
}

/** Where a value satisfied the item, only that place is marked; where none did, every place that was tried. */
function markedPlaces(item: ItemTrace): readonly Located[] {
  const told = item.predicates.flatMap((predicate): Located[] => {
    const { by } = predicate;
    const inside = foundInside(predicate);
    if (by === null) return [];
    return inside === null || inside === by.path ? [by] : [by, { ...by, path: inside }];
  });
  const places = told.length > 0 ? told : item.tried;
  return [...new Map(places.map((found) => [found.path, found])).values()];
}

function itemSays(item: ItemTrace): string {
  const [first] = item.predicates;
  const operand = first?.operands[first.form ?? 0];
  if (first === undefined || operand === undefined) return item.field ?? 'keyword';
  const words = operandWords(operand);
  const value = words.value === null ? '' : ` ${quoted(operand, words.value)}${words.tail}`;
  const rest = item.predicates.length > 1 ? `, one of ${item.predicates.length}` : '';
  const not = item.negated ? 'not: ' : '';
  return `${item.field ?? 'keyword'} ${not}${words.verb}${value}${rest}`;
}
