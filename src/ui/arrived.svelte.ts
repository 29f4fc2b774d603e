// What came later, once it is there: for places that draw something else until then.
import { later } from './later';

type Parts = Awaited<typeof later>;

class Arrived {
  #parts = $state.raw<Parts | null>(null);

  constructor() {
    void later.then((parts) => (this.#parts = parts));
  }

  /** null while they are on their way. */
  get parts(): Parts | null {
    return this.#parts;
  }
}

export const arrived = new Arrived();
