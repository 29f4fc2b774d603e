// Redaction's front door.
export { KINDS, type Kind } from './kind';
export { leaks, LeakScan, type Leak } from './leaks';
export type { Choices, Replacement } from './mapping';
export { Redaction } from './redaction';
export { attributionOf, learnPlaceholder, learnRule, redactedRule } from './rule-text';
export { verdictsKept, type ChangedVerdict } from './verdicts';
