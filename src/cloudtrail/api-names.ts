// Event sources and the API names each can report. Large: imported when somebody first needs it, never before.
import { DATA } from './api-names-data';

export interface ApiName {
  readonly name: string;
  /** Somebody has met it in a real record. */
  readonly seen: boolean;
}

/** By event source, in lower case but for what AWS writes otherwise. */
export type ApiNames = ReadonlyMap<string, readonly ApiName[]>;

const SUFFIX = '.amazonaws.com';

let read: ApiNames | null = null;

/** API names by event source, `s3.amazonaws.com` and the like. */
export function apiNames(): ApiNames {
  read ??= new Map(
    DATA.split('\n').flatMap((line) => {
      const space = line.indexOf(' ');
      const names = decode(line.slice(space + 1));
      const sources = line.slice(0, space).split(',');
      return sources.map((source) => [source + SUFFIX, names] as const);
    }),
  );
  return read;
}

/** `Get:Role,*User` is GetRole and GetUser, the second one seen. */
function decode(text: string): ApiName[] {
  return text.split(' ').flatMap((group) => {
    const colon = group.indexOf(':');
    const verb = group.slice(0, colon);
    return group
      .slice(colon + 1)
      .split(',')
      .map((rest) =>
        rest.startsWith('*')
          ? { name: verb + rest.slice(1), seen: true }
          : { name: verb + rest, seen: false },
      );
  });
}
