// What the names of files say, whoever holds them.

const BESIDE = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._|\.git\/)/;

/** What systems and tools put beside the files one has: nobody means to open it. */
export const isBeside = (name: string): boolean => BESIDE.test(name);
