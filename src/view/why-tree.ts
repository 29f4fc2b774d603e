// The condition as a tree of reasons: what each part needs and got, down to field, operator, expected, actual.
import type { ItemTrace, PredicateTrace, SearchTrace, Trace } from '../engine/trace';
import type { Reasons } from '../worker/api';
import type { Hue, Hues } from './hues';
import { operandWords, quoted } from './operand-words';
import { code, text, type Part } from './parts';
import { hadWords, holds, metWords } from './reason-words';
import { remarkParts } from './remark-words';
import { shortName } from './matrix';
import { count } from './value-words';

export interface WhyNode {
  readonly key: string;
  readonly ok: boolean;
  /** A value beside the one that decided. */
  readonly quiet: boolean;
  readonly hue: Hue | null;
  /** The stage's or selector's name; null for a predicate. */
  readonly name: string | null;
  readonly title: string;
  readonly detail: readonly Part[];
  /** What the event had; null where the line holds without a word. */
  readonly had: { readonly text: string; readonly full: string } | null;
  /** What the data says about a miss; empty where it says nothing. */
  readonly remark: readonly Part[];
  readonly select: string | null;
  readonly ids: readonly string[];
  readonly children: readonly WhyNode[];
}

/** Values that did not decide are counted: all of them where another did, else from here on. */
const LISTED = 6;

export interface Why {
  readonly condition: WhyNode;
  readonly unused: readonly WhyNode[];
}

export function whyTree({ trace, unused, remarks }: Reasons, hues: Hues): Why {
  const painter = new Painter(hues, remarks);
  return {
    condition: painter.condition(trace),
    unused: unused.map((stage, i) => painter.node(stage, `unused/${i}`)),
  };
}

const node = (key: string, ok: boolean, more: Partial<WhyNode>): WhyNode => ({
  key,
  ok,
  quiet: false,
  hue: null,
  name: null,
  title: '',
  detail: [],
  had: null,
  remark: [],
  select: null,
  ids: [],
  children: [],
  ...more,
});

class Painter {
  readonly #hues: Hues;

  readonly #remarks: Reasons['remarks'];

  constructor(hues: Hues, remarks: Reasons['remarks']) {
    this.#hues = hues;
    this.#remarks = remarks;
  }

  #remarkOn(...ids: readonly string[]): readonly Part[] {
    const remark = ids.map((id) => this.#remarks[id]).find((one) => one !== undefined);
    return remark === undefined ? [] : remarkParts(remark);
  }

  condition(trace: Trace): WhyNode {
    const root = this.node(trace, 'condition');
    const whole = (trace.kind === 'and' || trace.kind === 'or') && trace.selector === null;
    if (whole) {
      const detail = [text(`${trace.kind}: `), ...root.detail];
      return { ...root, name: 'condition', title: 'condition', detail };
    }
    const children = [root];
    return node('condition:', trace.matched, { name: 'condition', title: 'condition', children });
  }

  node(trace: Trace, key: string): WhyNode {
    switch (trace.kind) {
      case 'and':
      case 'or': {
        const body = bodyOf(trace);
        if (body !== trace) return this.node(body, key);
        const got = trace.children.filter((child) => child.matched).length;
        const nodes = trace.children.map((child, i) => this.node(child, `${key}/${i}`));
        const { selector } = trace;
        const children = selector === null ? nodes : nodes.map((each) => branch(each, selector));
        const name = trace.selector ?? trace.kind;
        const detail = [
          text(needsWords(trace.kind, trace.selector !== null, got, children.length)),
        ];
        return node(key, trace.matched, { name, title: name, detail, children });
      }
      case 'not': {
        const child = this.node(trace.child, `${key}/0`);
        const words = trace.matched ? 'its part does not light up' : 'its part lights up';
        return node(key, trace.matched, {
          name: 'not',
          title: 'not',
          detail: [text(words)],
          children: [child],
        });
      }
      case 'search':
        return this.#search(trace, key);
      case 'item':
        return this.#item(trace, key);
    }
  }

  #search(trace: SearchTrace, key: string): WhyNode {
    const hue = this.#hues.get(trace.id) ?? null;
    const body = bodyOf(trace.child);
    const inner = this.node(body, `${key}/0`);
    const label = { hue, name: trace.name, title: trace.name };
    if (body.kind === 'item') return { ...inner, ...label, key };
    if (body.kind === 'not') {
      return { ...inner, ...label, key, detail: [text('not: '), ...inner.detail] };
    }
    const got = inner.children.filter((child) => child.ok).length;
    const all = inner.children.length;
    const words = body.kind === 'or' ? `needs 1, got ${got} of ${all}` : `${got} of ${all}`;
    return node(key, trace.matched, { ...label, detail: [text(words)], children: inner.children });
  }

  #item(item: ItemTrace, key: string): WhyNode {
    if (item.predicates.length === 1) {
      const only = this.#predicate(item, item.predicates[0]!, key);
      return { ...only, ok: item.matched, quiet: false, ids: [item.id, ...only.ids] };
    }
    const values = count(item.predicates.length, 'value');
    const needs = item.negated
      ? `none of ${values}`
      : item.need === 'all'
        ? `all of ${values}`
        : `any of ${values}`;
    const failing = item.predicates.find((predicate) => !holds(item, predicate));
    const had = item.matched || failing === undefined ? null : hadWords(item, failing);
    const shown = item.predicates.filter(
      (each, i) => decides(item, each) || (!item.matched && i < LISTED),
    );
    const children = shown
      .map((each, i) => this.#predicate(item, each, `${key}/${i}`))
      // Said once, for all of them.
      .map((child) => (child.had?.full === had?.full ? { ...child, had: null } : child));
    const hidden = item.predicates.length - shown.length;
    const rest =
      hidden === 0
        ? []
        : [
            node(`${key}/rest`, false, {
              quiet: true,
              detail: [text(`and ${count(hidden, 'other value')}`)],
            }),
          ];
    return node(key, item.matched, {
      detail: [...fieldPart(item, 'anywhere in the event: '), text(needs)],
      had,
      // Of a value that is only counted.
      remark: this.#remarkOn(
        ...item.predicates.filter((each) => !shown.includes(each)).map(({ id }) => id),
      ),
      select: item.id,
      ids: [item.id],
      children: [...children, ...rest],
    });
  }

  #predicate(item: ItemTrace, predicate: PredicateTrace, key: string): WhyNode {
    const ok = holds(item, predicate);
    const met = metWords(item, predicate);
    return node(key, ok, {
      quiet: !ok && item.matched,
      detail: [...fieldPart(item, 'the event '), ...predicateParts(item, predicate)],
      had: hadWords(item, predicate) ?? (met === null ? null : { text: met, full: met }),
      remark: ok ? [] : this.#remarkOn(predicate.id),
      select: predicate.id,
      ids: [predicate.id],
    });
  }
}

/** `selection_status_null` under `1 of selection_status_*` is `…_null`. */
function branch(stage: WhyNode, selector: string): WhyNode {
  const name = stage.name ?? '';
  const short = shortName(name, selector);
  return short === name ? stage : { ...stage, title: `…${short}` };
}

/** A map of one line is that line. */
function bodyOf(trace: Trace): Trace {
  if ((trace.kind !== 'and' && trace.kind !== 'or') || trace.selector !== null) return trace;
  const [only, ...rest] = trace.children;
  return only !== undefined && rest.length === 0 ? bodyOf(only) : trace;
}

/** Among many values, the ones worth a line: what matched, or what an `all` lacks. */
const decides = (item: ItemTrace, predicate: PredicateTrace): boolean =>
  item.need === 'all' ? !predicate.matched : predicate.matched;

function needsWords(kind: 'and' | 'or', selector: boolean, got: number, all: number): string {
  if (selector) {
    const branches = count(all, 'branch', 'branches');
    return kind === 'or'
      ? `needs 1, got ${got} of ${branches}`
      : `needs all, got ${got} of ${branches}`;
  }
  return `needs ${kind === 'and' ? all : 1}, got ${got}`;
}

const fieldPart = (item: ItemTrace, keyword: string): Part[] =>
  item.field === null ? [text(keyword)] : [code(item.field, 60), text(' ')];

const formWords = (form: number | null, forms: number): string =>
  form === null ? `, in one of ${forms} forms` : `, form ${form + 1} of ${forms}`;

function predicateParts(item: ItemTrace, predicate: PredicateTrace): Part[] {
  const { form, operands } = predicate;
  const operand = operands[form ?? 0];
  if (operand === undefined) return [text(predicate.text)];
  const words = operandWords(operand);
  const not = item.negated ? 'not: ' : '';
  const forms = operands.length > 1 ? formWords(form, operands.length) : '';
  if (words.value === null) return [text(not + words.verb)];
  return [
    text(`${not}${words.verb} `),
    code(quoted(operand, words.value), 60),
    text(words.tail + forms),
  ].filter((part) => part.text !== '');
}
