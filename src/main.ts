// Mounts the page, or the small one for a frame of another site; nothing else.
import './ui/early';
import { mount } from 'svelte';
import App from './ui/App.svelte';
import { later } from './ui/later';
import { isEmbed } from './ui/route';

/** index.html has it. */
const target = document.getElementById('app')!;
const show = (page: typeof App): void => {
  target.replaceChildren();
  mount(page, { target });
};
// The one in a frame keeps nothing, and knows nothing of what is kept.
if (isEmbed(location.hash)) void later.then(({ EmbedPlace }) => show(EmbedPlace));
else show(App);
