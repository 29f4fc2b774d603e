// docs/diagnostics.md as the page shows it: a group a heading, an entry a code with its explanation and an example.

export interface Explained {
  readonly code: string;
  /** Prose with code between backticks. */
  readonly text: string;
  /** `yaml` for a rule; anything else is an example of events. */
  readonly language: string;
  readonly example: string;
}

export interface ExplainedGroup {
  readonly title: string;
  readonly entries: readonly Explained[];
}

export function explained(markdown: string): ExplainedGroup[] {
  return markdown
    .split('\n## ')
    .slice(1)
    .map((group) => {
      const [title = '', ...sections] = group.split('\n### ');
      return { title: title.split('\n')[0]!.trim(), entries: sections.map(entryOf) };
    });
}

function entryOf(section: string): Explained {
  const code = /^`([^`]+)`/.exec(section)?.[1] ?? '';
  const [, language = '', example = ''] = /```(\w+)\n([\s\S]*?)\n```/.exec(section) ?? [];
  const prose = section.slice(section.indexOf('\n')).split('```')[0]!;
  const text = prose
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  return { code, text, language, example };
}
