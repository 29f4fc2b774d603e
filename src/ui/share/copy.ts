// Text → clipboard. Where the modern way is closed (no https), the old one is tried.

/** Whether it worked. `host`: an element inside which a field may stand for a moment, a modal dialog's own. */
export async function copy(text: string, host: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyOldWay(text, host);
  }
}

function copyOldWay(text: string, host: HTMLElement): boolean {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.style.cssText = 'position:fixed;opacity:0';
  host.append(field);
  field.select();
  // Deprecated, and still the only way on pages served over plain http.
  const done = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return done;
}
