import { openSync, readSync } from 'node:fs';
const fd = openSync('/tmp/h/100.ndjson', 'r');
const SIZE = 4 * 1024 * 1024;
const texts: string[] = [];
for (let at = 0; at < 24 * SIZE; at += SIZE) {
  const b = Buffer.alloc(SIZE);
  readSync(fd, b, 0, SIZE, at);
  texts.push(new TextDecoder().decode(b));
}
const time = (name: string, f: (t: string) => unknown) => {
  for (let r = 0; r < 3; r++) {
    const t0 = performance.now();
    let n = 0;
    for (const t of texts) {
      f(t);
      n += t.length;
    }
    const ms = performance.now() - t0;
    console.log(name, ms.toFixed(0), 'ms', (n / 1e3 / ms).toFixed(0), 'MB/s');
  }
};
const isDigit = (c: number) => c >= 48 && c <= 57;
const sixteen = (t: string) => {
  for (let at = 15; at < t.length; at += 16) {
    if (!isDigit(t.charCodeAt(at))) continue;
    let from = at,
      to = at + 1;
    while (from > 0 && isDigit(t.charCodeAt(from - 1))) from--;
    while (isDigit(t.charCodeAt(to))) to++;
    if (to - from >= 16) return from;
  }
  return -1;
};
time('both', (t) => /\d{16}|"\d+"\s*:/.test(t));
time('16', (t) => /\d{16}/.test(t));
time('key', (t) => /"\d+"\s*:/.test(t));
time('key2', (t) => /"[0-9]+" *:/.test(t));
time('key3', (t) => /[0-9]"\s*:/.test(t));
time('key4', (t) => {
  for (let at = t.indexOf('":'); at >= 0; at = t.indexOf('":', at + 2))
    if (isDigit(t.charCodeAt(at - 1))) return true;
  return false;
});
time('sixteen', sixteen);
const all = (re: RegExp) => (t: string) => {
  re.lastIndex = 0;
  let n = 0;
  while (re.exec(t)) n++;
  return n;
};
console.log('all');
time('both', all(/\d{16}|"\d+"\s*:/g));
time('16', all(/\d{16}/g));
time('key', all(/"\d+"\s*:/g));
time('key3', all(/[0-9]"\s*:/g));
time('key5', all(/[0-9]":/g));
const six = (t: string) => {
  let n = 0;
  for (let at = 15; at < t.length; at += 16) {
    if (!isDigit(t.charCodeAt(at))) continue;
    let from = at,
      to = at + 1;
    while (from > 0 && isDigit(t.charCodeAt(from - 1))) from--;
    while (isDigit(t.charCodeAt(to))) to++;
    if (to - from >= 16) n++;
  }
  return n;
};
time('sixteen', six);
