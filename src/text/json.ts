// JSON with positions and lossless numbers. (Parser follows.)
import type { Range } from './range';

/** A JSON value with its place in the text. Members keep the order of the text. */
export type JsonNode =
  | { readonly kind: 'object'; readonly range: Range; readonly members: readonly JsonMember[] }
  | { readonly kind: 'array'; readonly range: Range; readonly items: readonly JsonNode[] }
  | {
      readonly kind: 'scalar';
      readonly range: Range;
      /** An integer beyond 2^53 is a bigint. */
      readonly value: null | boolean | number | bigint | string;
    };

export interface JsonMember {
  readonly key: string;
  readonly keyRange: Range;
  readonly value: JsonNode;
}
