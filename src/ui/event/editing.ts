// What is needed to change the event, in its tree or as text; fetched when one comes near it.
export { default as EventText } from './EventText.svelte';
export { default as FieldEditor } from './FieldEditor.svelte';
export { default as EventTools } from './EventTools.svelte';
export { focusLine, roveLines } from './rove-lines';
export { adding, changing, textOf } from './tree-edits';
export { remove, tidy } from '../../view/event-edit';
export { denied } from '../../view/denied';
