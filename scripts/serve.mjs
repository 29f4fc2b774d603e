// Serves the built page for what drives a browser over it (bench, screenshot), below a sub-path as the browser tests do.
import { preview } from 'vite';

/**
 * @param {number} port
 * @returns {Promise<{ address: string, close: () => Promise<void> }>}
 */
export async function serve(port) {
  const base = '/some/where/';
  const server = await preview({
    base,
    logLevel: 'warn',
    preview: { host: 'localhost', port, strictPort: true },
  });
  return { address: `http://localhost:${port}${base}`, close: () => server.close() };
}
