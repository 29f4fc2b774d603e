// Svelte's custom elements come with every build, used or not: their module extends HTMLElement as it is loaded, which no bundler may
// leave out. The page has none of them, and they would be two kilobytes of its first load.

/** @returns {import('vite').Plugin} */
export function slimSvelte() {
  return {
    name: 'stagelight:slim-svelte',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith('/svelte/src/internal/client/dom/elements/custom-element.js')) return null;
      return `export function create_custom_element() {
        throw new Error('Custom elements are left out of the build (scripts/slim-svelte.js).');
      }`;
    },
  };
}
