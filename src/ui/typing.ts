/** Whether an event of the keyboard or the clipboard belongs to a field one types in. */
export const typing = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input, textarea, [contenteditable], .monaco-editor') !== null;
