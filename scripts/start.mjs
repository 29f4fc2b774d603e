// `npm start`: installs what is missing and serves the playground; further arguments go to Vite.
import process from 'node:process';
import { run, setup } from './setup.mjs';

setup();
const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
const desktop = process.platform === 'darwin' || process.platform === 'win32';
const open = !CI && (desktop || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY));
process.exitCode = run(process.execPath, [
  'node_modules/vite/bin/vite.js',
  ...(open ? ['--open'] : []),
  ...process.argv.slice(2),
]);
