// What is needed to change the event, in its tree or as text; fetched when one comes near it.
export { default as EventText } from './EventText.svelte';
export { default as EventTools } from './EventTools.svelte';
export { default as FieldEditor } from './FieldEditor.svelte';
export { focusLine, roveLines } from './rove-lines';
export { TreeEditor } from './tree-editor.svelte';
export { denied } from '../../view/denied';
