import type { Diagnostic } from '../../text/diagnostic';
import type { Detection } from '../document';
export const checkItems = (_d: Detection, _s: string): Diagnostic[] => [];
