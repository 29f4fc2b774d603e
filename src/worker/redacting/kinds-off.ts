// Kinds that are left as they are, as the page says it.
import { KINDS, type Kind } from '../../cloudtrail/redact';
import type { RedactionChoices } from '../sharing-api';

/** Secrets among them: what they are is for redaction to say. */
export const kindsOff = ({ off }: RedactionChoices): readonly Kind[] =>
  off === 'all' ? KINDS : off;
