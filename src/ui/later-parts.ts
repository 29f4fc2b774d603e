// What the first screen does without.
export { default as Failure } from './controls/Failure.svelte';
export { default as Refusal } from './controls/Refusal.svelte';
export { default as Undo } from './controls/Undo.svelte';
export { default as EventActions } from './event/EventActions.svelte';
export * from './intake';
export { default as RuleEditor } from './rule/RuleEditor.svelte';
export { default as Problems } from './rule/Problems.svelte';
export { default as Found } from './stages/Found.svelte';
export { default as NoEvents } from './stages/NoEvents.svelte';
export { default as PasteBox } from './stages/PasteBox.svelte';
export { default as SourceProblems } from './stages/SourceProblems.svelte';
export { grant } from './wishes';
