// What the first screen does without.
export { default as AlertsPanel } from './alerts/AlertsPanel.svelte';
export { default as CorrelationWhy } from './alerts/CorrelationWhy.svelte';
export { alertVerdict, marksOf } from './alerts/in-rule';
export { placesOf } from '../view/correlation-marks';
export { default as Failure } from './controls/Failure.svelte';
export { default as Refusal } from './controls/Refusal.svelte';
export { default as Undo } from './controls/Undo.svelte';
export { default as EventActions } from './event/EventActions.svelte';
export * from './intake';
export { pressed } from './shortcuts';
export { default as RuleEditor } from './rule/RuleEditor.svelte';
export { default as PlaceholderPanel } from './rule/PlaceholderPanel.svelte';
export { default as Disagreements } from './rule/Disagreements.svelte';
export { default as Problems } from './rule/Problems.svelte';
export { default as Found } from './stages/Found.svelte';
export { default as NoEvents } from './stages/NoEvents.svelte';
export { default as PasteBox } from './stages/PasteBox.svelte';
export { default as SourceProblems } from './stages/SourceProblems.svelte';
