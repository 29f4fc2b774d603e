// Reads the rules of one set, portion by portion: what the rule reader's worker does, and what is done without it where there is little.
import type { EventCoverage } from '../../catalogue/call-states';
import { RuleReader, type ReadFiles, type ToldRules } from '../../catalogue/rule-reader';
import type { RuleFile } from '../../catalogue/rule-set';
import { packRules, type PackedRules } from '../../catalogue/stored-set';
import type { Portion } from './rule-files';

/** Whoever reads: here, or in a worker. */
export interface Reading {
  /** Portions are given in their order. */
  read(portion: Portion): Promise<ReadFiles>;
  /** What the first list needs of all. `name`: of the set; `coverages`: of each rule that asked. */
  finish(
    name: string,
    coverages: ReadonlyMap<number, EventCoverage>,
  ): Promise<Pick<ToldRules, 'heads' | 'facets'>>;
  /** What is asked for behind it. */
  rest(): Promise<PackedRules>;
}

export class PortionReader implements Reading {
  readonly #rules = new RuleReader();
  #told: ToldRules | null = null;

  read(portion: Portion): Promise<ReadFiles> {
    return Promise.resolve(this.#rules.read(filesIn(portion)));
  }

  finish(
    name: string,
    coverages: ReadonlyMap<number, EventCoverage>,
  ): Promise<Pick<ToldRules, 'heads' | 'facets'>> {
    this.#told = this.#rules.finish(name, coverages);
    const { heads, facets } = this.#told;
    return Promise.resolve({ heads, facets });
  }

  rest(): Promise<PackedRules> {
    return Promise.resolve(packRules(this.#told!));
  }
}

function filesIn({ paths, starts, bytes }: Portion): readonly RuleFile[] {
  const decoder = new TextDecoder();
  return paths.map((path, at) => ({
    path,
    text: flat(decoder.decode(bytes.subarray(starts[at], starts[at + 1]))),
  }));
}

/**
 * The same text in the engine's own memory: what is decoded stays in the browser's, where every character that is looked at costs more. In
 * Chromium a tenth of the reading of rules went there.
 */
const flat = (text: string): string => ` ${text}`.slice(1);
