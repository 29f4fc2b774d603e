// What is dropped or pasted anywhere on the page, or picked as files: each goes where its content belongs.
import type { EventSource } from '../worker/api';
import { kindOf, kindOfText } from '../view/intake';
import type { Playground } from './playground.svelte';

/** Enough to see a key of a rule behind a long comment. */
const HEAD = 64 * 1024;

async function look(file: File) {
  const bytes = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  return { file, kind: kindOf(file.name, bytes, new TextDecoder().decode(bytes)) };
}

export async function takeFiles(playground: Playground, files: readonly File[]): Promise<void> {
  const seen = await Promise.all(files.map(look));
  const rules = seen.filter(({ kind }) => kind === 'rule');
  const events = seen.filter(({ kind }) => kind === 'events');
  const strange = seen.filter(({ kind }) => kind === 'unknown');
  const sources = events.map(({ file }): EventSource => ({ name: file.name, blob: file }));
  const taken = [...events, ...rules].map(({ file }) => file.name);
  if (taken.length > 0) {
    const texts = await Promise.all(rules.map(({ file }) => file.text()));
    void playground.open(
      {
        ...(texts.length === 0 ? {} : { rule: oneText(texts) }),
        ...(sources.length === 0 ? {} : { sources }),
      },
      `opened ${taken.length === 1 ? taken[0]! : `${taken.length} files`}`,
    );
  }
  const left = strange.map(({ file }) => `${file.name}: neither a rule nor JSON events`);
  playground.said.say(left.join('. '));
}

/** Several rules are the documents of one text. */
const oneText = (texts: readonly string[]): string =>
  texts.map((text) => text.replace(/\s*$/, '\n')).join('---\n');

export function takeText(playground: Playground, text: string): void {
  const kind = kindOfText(text);
  playground.said.say('');
  if (kind === 'rule') void playground.open({ rule: text }, 'pasted a rule');
  else if (kind === 'events') void takeEvents(playground, text);
  else
    playground.said.say(
      'The pasted text is neither a rule (no title: or detection: line) nor JSON.',
    );
}

export const takeEvents = (playground: Playground, text: string): Promise<void> =>
  playground.open({ sources: [{ name: 'pasted', blob: new Blob([text]) }] }, 'pasted events');
