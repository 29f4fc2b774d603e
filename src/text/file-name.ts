// What the names of files say, whoever holds them.

const BESIDE = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._|\.git\/)/;

/** What systems and tools put beside the files one has: nobody means to open it. */
export const isBeside = (name: string): boolean => BESIDE.test(name);

/** What a rule file without a name is called: after its title. */
export function nameAfterTitle(text: string): string {
  const title = /^title:[ \t]*(\S.*)$/m.exec(text)?.[1] ?? '';
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return `${words.join('_').slice(0, LONGEST) || 'rule'}.yml`;
}

const LONGEST = 80;
