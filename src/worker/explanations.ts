// What docs/diagnostics.md says of a code: the paragraph below its heading. Fetched when somebody first asks.

let read: ReadonlyMap<string, string> | null = null;

/** Markdown, or null for a code that is not documented. */
export async function explanationOf(code: string): Promise<string | null> {
  read ??= paragraphs((await import('../../docs/diagnostics.md?raw')).default);
  return read.get(code) ?? null;
}

/** `(1.5)`, `(D21, 4.2)`: numbers of docs/semantics.md, which say nothing by themselves. */
const SECTION = / \((?:[D\d][\w.]*(?:, | and )?)+\)/g;

function paragraphs(doc: string): ReadonlyMap<string, string> {
  const sections = doc.split('\n### ').slice(1);
  return new Map(
    sections.map((section) => {
      const [, code = '', text = ''] =
        /^`([^`]+)`\n\n([\s\S]*?)(?:\sSeverity:|\n\n)/.exec(section) ?? [];
      return [code, text.replaceAll('\n', ' ').replace(SECTION, '')] as const;
    }),
  );
}
