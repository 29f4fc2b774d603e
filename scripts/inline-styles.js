// The first screen's style sheet stands in the page itself: on a slow line its own request held up the first paint by a round trip.

/**
 * Puts the style sheets of the page's entry into the page; those of later parts stay files.
 * @returns {import('vite').Plugin}
 */
export function inlineStyles() {
  /** @type {string[]} */
  const texts = [];
  return {
    name: 'stagelight:inline-styles',
    apply: 'build',
    generateBundle: {
      // Before it is written down, in the page and in whatever imports the entry, that these sheets are to be fetched.
      order: 'pre',
      handler(_, bundle) {
        texts.length = 0;
        for (const chunk of firstOf(bundle)) {
          const sheets = chunk.viteMetadata?.importedCss ?? new Set();
          for (const file of sheets) {
            const sheet = bundle[file];
            if (sheet?.type !== 'asset') continue;
            const text = String(sheet.source);
            // Addresses in it would be read from another folder, and an end tag would end it.
            if (/url\(|<\//.test(text)) this.error(`${file} can't stand in the page`);
            texts.push(text.trim());
            delete bundle[file];
          }
          sheets.clear();
        }
        if (texts.length === 0) this.error('the page begins without a style sheet');
      },
    },
    transformIndexHtml: {
      order: 'post',
      handler: () =>
        texts.map((children) => ({
          tag: 'style',
          children,
          injectTo: /** @type {const} */ ('head'),
        })),
    },
  };
}

/**
 * The page's entry, and what it can't begin without.
 * @param {import('vite').Rolldown.OutputBundle} bundle
 */
function firstOf(bundle) {
  const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
  const files = new Set(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
  for (const file of files) {
    for (const next of chunks.find(({ fileName }) => fileName === file)?.imports ?? [])
      files.add(next);
  }
  return chunks.filter(({ fileName }) => files.has(fileName));
}
