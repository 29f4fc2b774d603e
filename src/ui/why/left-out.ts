// Parts of the rule that are left out, by name and line; and what can be left out of what is selected.
import { placeIn } from '../../view/problems';
import type { Outline } from '../../worker/api';
import type { Playground } from '../playground.svelte';

export interface Part {
  readonly id: string;
  /** `selection_event`, `errorCode: Success` */
  readonly name: string;
  /** 1-based. */
  readonly line: number;
}

function partsOf(outline: Outline, rule: string): Part[] {
  const at = (offset: number) => placeIn(rule, offset).line;
  return [
    ...outline.stages.map(({ id, name, nameRange }) => ({ id, name, line: at(nameRange[0]) })),
    ...outline.items.flatMap(({ id, field, keyRange, predicates }) => [
      { id, name: field ?? 'keywords', line: at(keyRange[0]) },
      ...predicates.map((one) => ({
        id: one.id,
        name: `${field ?? 'keyword'}: ${one.text}`,
        line: at(one.range[0]),
      })),
    ]),
  ];
}

const all = ({ evaluated }: Playground): Part[] =>
  (evaluated?.rules ?? []).flatMap((outline) => partsOf(outline, evaluated!.rule));

export function leftOut(playground: Playground): Part[] {
  const { off } = playground.settings;
  return off.length === 0 ? [] : all(playground).filter(({ id }) => off.includes(id));
}

/** What is selected, and the search identifier that it or the focus stands in. */
export function choices(playground: Playground): Part[] {
  const { marked, stage, evaluated, settings } = playground;
  const item = evaluated?.rules
    .flatMap(({ items }) => items)
    .find(({ id, predicates }) => id === marked || predicates.some((one) => one.id === marked));
  const wanted = [marked, item?.stage, stage].filter(
    (id, at, ids) => id != null && ids.indexOf(id) === at && !settings.off.includes(id),
  );
  return all(playground).filter(({ id }) => wanted.includes(id));
}
