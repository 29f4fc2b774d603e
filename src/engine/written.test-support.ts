// JSON text of a value as strange as JSON may be: white space, escapes nobody needs, numbers in other forms. On one line.
import fc from 'fast-check';
import { keysOf, type JsonValue } from '../text/json';
import { isArray } from './fields';

/** Decides, again and again from the start, what a writer does next. */
export interface Style {
  readonly escapes: number;
  readonly spaces: number;
  readonly numbers: number;
  readonly dice: readonly number[];
}

/** Most texts have no escape: those are the ones that can be passed over. */
export const arbitraryStyle: fc.Arbitrary<Style> = fc.record({
  escapes: fc.constantFrom(0, 0, 0, 5, 60),
  spaces: fc.constantFrom(0, 0, 30),
  numbers: fc.constantFrom(0, 50),
  dice: fc.array(fc.nat(99), { minLength: 1, maxLength: 40 }),
});

export const written = (value: JsonValue, style: Style): string => new Writer(style).value(value);

class Writer {
  #at = 0;

  constructor(readonly style: Style) {}

  value(value: JsonValue): string {
    const space = this.#space();
    return space + this.#bare(value) + this.#space();
  }

  #bare(value: JsonValue): string {
    if (typeof value === 'string') return this.#string(value);
    if (typeof value === 'number') return this.#number(value);
    if (value === null || typeof value !== 'object') return String(value);
    if (isArray(value)) return `[${value.map((item) => this.value(item)).join(',')}]`;
    const members = keysOf(value).map((key) => `${this.value(key)}:${this.value(value[key]!)}`);
    return `{${members.join(',')}}`;
  }

  #string(text: string): string {
    const units = text.split('').map((unit) => {
      const plain = JSON.stringify(unit).slice(1, -1);
      const raw = /[\ud800-\udfff]/.test(unit) ? unit : plain;
      if (unit === '/' && this.#happens(30)) return '\\/';
      return this.#happens(this.style.escapes) ? unicodeEscape(unit) : raw;
    });
    return `"${units.join('')}"`;
  }

  #number(value: number): string {
    if (!Number.isFinite(value)) return value > 0 ? '1e999' : '-1e999';
    if (!this.#happens(this.style.numbers)) return String(value);
    if (Number.isInteger(value) && Math.abs(value) < 1e6) {
      return this.#happens(50) ? `${value}.0` : `${value / 10}E1`;
    }
    return value.toExponential();
  }

  #space(): string {
    if (!this.#happens(this.style.spaces)) return '';
    return this.#happens(50) ? ' ' : '\t ';
  }

  #happens(percent: number): boolean {
    const { dice } = this.style;
    this.#at += 1;
    return dice[this.#at % dice.length]! < percent;
  }
}

const unicodeEscape = (unit: string): string =>
  `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
