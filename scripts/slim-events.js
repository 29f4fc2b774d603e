// Shipped events are written to be read: with white space and notes. The page needs the records and what is expected of them, and
// the first example comes with its first load.
import { readFileSync } from 'node:fs';

/** @param {string} text */
export function slim(text) {
  /** @type {{ events: { event: unknown, expect: unknown }[] }} */
  const file = JSON.parse(text);
  return JSON.stringify({
    ...file,
    expect: file.events.map(({ expect }) => expect),
    events: file.events.map(({ event }) => ({ event })),
  });
}

/** @returns {import('vite').Plugin} */
export function slimEvents() {
  return {
    name: 'stagelight:slim-events',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith('.events.json?raw')) return null;
      const file = id.replace('?raw', '');
      this.addWatchFile(file);
      return `export default ${JSON.stringify(slim(readFileSync(file, 'utf8')))}`;
    },
  };
}
