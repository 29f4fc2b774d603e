// The module of the rule reader: reads the rules of one set, and ends.
import { expose } from 'comlink';
import { PortionReader } from './portion-reader';

expose(new PortionReader());
