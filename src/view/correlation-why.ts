// Why a correlation did or did not alert over the event in view, line by line.
import { alertOf, groupOf, type Standing } from './correlation-verdict';
import { gotWords, keyWords, shortOf, titleOf, wantedParts } from './correlation-words';
import { code, list, text, type Part } from './parts';

export interface WhyLine {
  /** null where the line only tells. */
  readonly ok: boolean | null;
  readonly parts: readonly Part[];
  /** Id of the verdict that explains it further; null where there is none. */
  readonly rule: string | null;
}

export function whyCorrelation({ event, outline, standing }: Standing): WhyLine[] {
  const { result } = outline;
  if (result === null || standing === null) return [];
  const rules = outline.targets.map((target, slot): WhyLine => {
    const ok = target.kind === 'rule' ? standing.targets.includes(slot) : null;
    const words = ok === null ? 'counts alerts of ' : ok ? 'matches ' : 'does not match ';
    return { ok, parts: [text(words), code(titleOf(target))], rule: target.id };
  });
  const behind = alertOf(event, result.shown);
  const group = behind?.group ?? groupOf(event, standing, result.shown);
  const value = behind?.alert.value ?? group?.nearest?.value ?? null;
  const more = value === null ? null : shortOf(outline, value);
  return [
    ...rules,
    ...groupLines({ event, outline, standing }),
    {
      ok: standing.targets.length === 0 && behind === null ? null : behind !== null,
      parts: [
        text('wants '),
        ...wantedParts(outline),
        ...(value === null ? [] : [text(`, got ${gotWords(outline, value)}`)]),
        ...(more === null ? [] : [text(`: ${more}`)]),
      ],
      rule: null,
    },
  ];
}

function groupLines({ outline, standing }: Standing): WhyLine[] {
  const { groupBy } = outline;
  if (standing === null || standing.targets.length === 0) return [];
  const { lacks, fields, keys } = standing;
  const named = list(
    fields.map((field) => code(field)),
    'and',
  );
  if (lacks === 'time')
    return [{ ok: false, parts: [code('eventTime'), text(' is absent')], rule: null }];
  if (lacks !== null) {
    const of =
      lacks === 'group' ? ' absent: it belongs to no group' : ' without a value that counts';
    return [{ ok: false, parts: [...named, text(of)], rule: null }];
  }
  if (groupBy.length === 0) {
    return [{ ok: null, parts: [text('all events count together')], rule: null }];
  }
  const by = list(
    groupBy.map((field) => code(field.text)),
    'and',
  );
  const groups = list(
    keys.map((key) => code(keyWords(key))),
    'and',
  );
  return [{ ok: true, parts: [text('group by '), ...by, text(': '), ...groups], rule: null }];
}
