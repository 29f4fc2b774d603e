// Rules of others that come with the page. `CATALOGUE=<folder> npm run build` puts those of the folder here (scripts/hosted-rules.js).

export interface HostedRules {
  readonly name: string;
  /** In one line; empty where none was found. */
  readonly licence: string;
  /** Of all files: another one says that the rules are others. */
  readonly digest: string;
  readonly parts: readonly (() => Promise<{
    readonly default: readonly (readonly [path: string, text: string])[];
  }>)[];
}

export const hosted: HostedRules | null = null as HostedRules | null;
