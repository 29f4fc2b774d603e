// The window's title. Set by hand: what Svelte has for it would come with the page's first load.

export function titled(words: string): void {
  document.title = `${words} · Stagelight`;
}
