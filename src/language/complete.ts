// What is offered at the caret: the room's front door for completion.
import { conditionOffers } from './complete/condition';
import { keyOffers } from './complete/keys';
import type { Known } from './known';
import { put, type Asked, type Completions } from './complete/offer';
import { inCondition, placeAt } from './place';
import { sketch as sketchOf } from './sketch';
import { valueOffers, type ApiNames } from './complete/values';

export type { Completion, Completions } from './complete/offer';
export type { ApiNames } from './complete/values';

const NONE: Completions = { items: [], whole: true };

/** `names` is called where API names are wanted: they are large, and come when first asked for. */
export async function complete(
  source: string,
  offset: number,
  known: Known,
  names: () => Promise<ApiNames>,
): Promise<Completions> {
  const sketch = sketchOf(source);
  const place = placeAt(sketch, offset);
  if (place === null) return NONE;
  const asked: Asked = { source, offset, sketch, place, known };
  if (place.part === 'key') return { items: keyOffers(asked), whole: true };
  if (inCondition(place.path)) return { items: conditionOffers(asked), whole: true };
  const { offers, whole } = await valueOffers(asked, names);
  return { items: offers.map((offer) => put(asked, offer)), whole };
}
