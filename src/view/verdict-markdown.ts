// Rule, event and the tree of reasons as Markdown, for a ticket or a pull request.
import { markdownOf, escaped, fenced, headMarkdown } from './share';
import type { Part } from './parts';
import type { WhyNode } from './why-tree';

export interface VerdictReport {
  readonly title: string;
  readonly rule: string;
  /** `match`, `no match`, … */
  readonly verdict: string;
  readonly sentence: readonly Part[];
  /** JSON. */
  readonly event: string;
  readonly why: WhyNode;
}

export function verdictMarkdown({ why, rule, event, ...head }: VerdictReport): string {
  return [
    ...headMarkdown(head),
    tree(why, 0).join('\n'),
    fenced('yaml', rule),
    fenced('json', event),
  ].join('\n\n');
}

function tree(node: WhyNode, depth: number): string[] {
  const sign = node.ok ? '✓' : '✗';
  const name = node.name === null ? '' : `**${escaped(node.title)}** `;
  const detail = node.detail.map(markdownOf).join('');
  const had = node.had === null ? '' : ` (${escaped(node.had.full)})`;
  return [
    `${'  '.repeat(depth)}- ${sign} ${name}${detail}${had}`.trimEnd(),
    ...node.children.flatMap((child) => tree(child, depth + 1)),
  ];
}
