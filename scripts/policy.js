// The Content-Security-Policy of the built page. It is what makes "nothing leaves the browser" true rather than promised.

/** connect-src stays 'none' for good: what the page has of its own comes as modules, by import. */
export const POLICY = [
  "default-src 'none'",
  // No script from elsewhere and no eval; of code that is made on the page WebAssembly alone (text/byte-scan.ts), which reaches nothing
  // but the memory it is given.
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/**
 * Puts the policy first in the head of the built page. The dev server has none: its hot reload needs a socket.
 * @returns {import('vite').Plugin}
 */
export function contentSecurityPolicy() {
  return {
    name: 'stagelight:content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
          injectTo: 'head-prepend',
        },
      ],
    },
  };
}
