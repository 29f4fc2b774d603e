// Why the browser did not keep something, in words, by the names its errors have.

const WHY: Readonly<Record<string, string>> = {
  QuotaExceededError: 'The browser’s storage is full: free some space, or share a link instead.',
  NotFoundError: 'A file that was opened can no longer be read: open it again.',
};

const REFUSED =
  'The browser refuses to store anything for this page (a private window, or storage is switched off).';

/** The names differ from browser to browser; ReferenceError is a browser without the database. */
const REFUSALS = /^(?:Security|InvalidState|NotAllowed|Unknown|Reference|Version)Error$/;

export function whyNotKept(error: unknown): string {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  if (Object.hasOwn(WHY, name)) return WHY[name]!;
  if (name === 'NotReadableError') return WHY['NotFoundError']!;
  return REFUSALS.test(name) ? REFUSED : `The browser’s database says: ${message || name}.`;
}
