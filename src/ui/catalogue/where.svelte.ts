// Where in the catalogue one is: the address, followed and written. Back and forward work because each step is one of the history.
import { routeOf } from '../route';
import { addressOf, type Address } from './address';

class Where {
  #at = $state.raw<Address>(addressOf(location.hash));

  get at(): Address {
    return this.#at;
  }

  /** The address changed, or the place is opened again. */
  readonly follow = (): void => {
    if (routeOf(location.hash).place === 'rules') this.#at = addressOf(location.hash);
  };

  /** A step one can go back from. */
  go(hash: string): void {
    if (hash === location.hash) return;
    history.pushState(null, '', hash);
    this.follow();
  }

  /** No step of its own: a letter more in a search. */
  put(hash: string): void {
    history.replaceState(null, '', hash);
    this.follow();
  }
}

export const where = new Where();
