import { chromium } from '@playwright/test';
import { ensureBrowser, FLAGS } from '../scripts/browser.mjs';
import { serve } from '../scripts/serve.mjs';
const site = await serve(4556);
const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: FLAGS });
const page = await browser.newPage();
page.on('console', (m) => console.log(m.text()));
await page.goto(site.address);
await page.evaluate(`{ const i = document.createElement('input'); i.type='file'; i.id='bench'; document.body.append(i); }`);
await page.locator('#bench').setInputFiles(process.argv[2]!);
const worker = `
onmessage = async ({data:{file, mode, k, n, size}}) => {
  const t0 = performance.now(); let found = 0, bytes = 0;
  for (let at = k*size; at < file.size; at += n*size) {
    const slice = file.slice(at, at+size);
    if (mode.endsWith('text')) { found += new FileReaderSync().readAsText(slice).length; continue; } if (mode.endsWith('binary')) { found += new FileReaderSync().readAsBinaryString(slice).length; continue; }
    const buf = mode.startsWith('async') ? await slice.arrayBuffer() : new FileReaderSync().readAsArrayBuffer(slice);
    bytes += buf.byteLength;
    if (mode.endsWith('read')) continue;
    const text = new TextDecoder(mode.includes(' l') ? 'latin1' : 'utf-8').decode(buf); if (mode.endsWith('latin')) { found += text.length; continue; }
    if (mode.endsWith('decode')) { found += text.length; continue; }
    if (mode.endsWith('search')) { const r = /"SendCommand"/gi; while (r.exec(text)) found++; continue; }
    if (mode.endsWith('parse')) { for (let i = text.indexOf('\\n')+1; i < text.length;) { const e = text.indexOf('\\n', i); if (e<0) break; try{ found += JSON.parse(text.slice(i,e)).eventName === 'SendCommand' } catch{}; i = e+1; } }
  }
  postMessage({ms: performance.now()-t0, found, bytes});
}`;
for (const [mode, size] of [['sync read',16],['sync decode',16],['sync latin',16],['sync text',16],['sync binary',16],['sync search',16],['sync lsearch',16],['sync parse',16],['sync read',8],['sync read',32]] as const) {
  const r = await page.evaluate(`(async () => {
    const file = document.getElementById('bench').files[0];
    const policy = window.benchPolicy ??= trustedTypes.createPolicy('bench', { createScriptURL: (u) => u });
    const url = URL.createObjectURL(new Blob([${JSON.stringify(worker)}], {type:'text/javascript'}));
    const n = 2; const t0 = performance.now();
    const rs = await Promise.all(Array.from({length:n}, (_, k) => new Promise((done, fail) => { const w = new Worker(policy.createScriptURL(url)); w.onerror=(e)=>fail(new Error(e.message)); w.onmessage = ({data}) => { w.terminate(); done(data); }; w.postMessage({file, mode:${JSON.stringify(mode)}, k, n, size: ${size}*1024*1024}); })));
    const ms = performance.now()-t0;
    return { ms, mbs: file.size/1e3/ms, found: rs.map(r=>r.found) };
  })()`);
  console.log(mode, size, JSON.stringify(r));
}
await browser.close(); await site.close();
