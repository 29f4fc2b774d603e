// Put here by the build (scripts/versions.js).
declare const STAGELIGHT_VERSIONS: {
  readonly version: string;
  readonly libraries: readonly {
    readonly name: string;
    readonly version: string;
    readonly license: string;
  }[];
};

export const { version, libraries } = STAGELIGHT_VERSIONS;
