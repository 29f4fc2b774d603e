// What is offered at the caret: the room's front door for completion.
import type { ApiNames } from '../cloudtrail/api-names';
import { conditionOffers } from './offers/condition';
import { extendedOffers } from './offers/extended';
import { keyOffers } from './offers/keys';
import type { Known } from './known';
import { put, type Asked, type Completions } from './offers/offer';
import { holdsText, inCondition, inRulesCondition } from './path';
import { placeAt } from './place';
import { sketch as sketchOf } from './sketch';
import { valueOffers } from './offers/values';

export type { Completion, Completions } from './offers/offer';

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
  if (place.part === 'key') return keyOffers(asked);
  if (inCondition(place.path)) return { items: conditionOffers(asked), whole: true };
  if (inRulesCondition(place.path)) {
    return { items: holdsText(place.holder) ? extendedOffers(asked) : [], whole: true };
  }
  const { offers, whole } = await valueOffers(asked, names);
  return { items: put(asked, offers), whole };
}
