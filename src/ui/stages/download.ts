// Hands a file to the browser to be saved. Nothing is sent: its address is one within the page.

/** Browsers read the file some time after the click. */
const READ_BY_THEN = 60_000;

export function download(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), READ_BY_THEN);
}
