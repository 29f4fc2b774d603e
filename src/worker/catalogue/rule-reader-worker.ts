// The module of the rule reader: reads the rules of one set, and ends.
import { expose } from 'comlink';
import { hold } from './held';
import { PortionReader } from './portion-reader';

export class HeldReader extends PortionReader {
  /** From now on it can be told that this worker is gone, by a lock of that name. */
  hold(name: string): Promise<boolean> {
    return hold(name);
  }
}

expose(new HeldReader());
