// From a problem with a placeholder to the field for its values.
import type { Problem } from '../../view/problems';
import type { Playground } from '../playground.svelte';

export function giveValues({ evaluated }: Playground, { range }: Problem): void {
  const all = evaluated?.placeholders ?? [];
  const wanted = all.find((one) => one.range[0] === range[0]) ?? all.find((one) => !one.resolved);
  const id = `placeholder-${encodeURIComponent(wanted?.name ?? '')}`;
  document.getElementById(id)?.focus();
}
