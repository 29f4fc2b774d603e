// What several workers made of their shares of the same files → one answer.
import type { ImportAnswer } from '../catalogue-api';

/** Of the shares in their order. A problem of one is that of all. */
export function joinedImport(name: string, answers: readonly ImportAnswer[]): ImportAnswer {
  const problem = answers.find((one) => 'problem' in one);
  if (problem !== undefined) return problem;
  const taken = answers.flatMap((one) => ('problem' in one ? [] : [one]));
  const sum = (of: (one: (typeof taken)[number]) => number): number =>
    taken.reduce((all, one) => all + of(one), 0);
  const rules = sum(({ stored }) => stored.rules);
  if (rules === 0) {
    return { problem: `${name} holds no rule: a rule is a file that ends in .yml.` };
  }
  return {
    stored: {
      name,
      date: Math.min(...taken.map(({ stored }) => stored.date)),
      rules,
      files: sum(({ stored }) => stored.files),
      parts: taken.flatMap(({ stored }) => (stored.rules === 0 ? [] : stored.parts)),
    },
    passedOver: sum(({ passedOver }) => passedOver),
    damaged: taken.flatMap(({ damaged }) => damaged),
  };
}
