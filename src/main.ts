// Mounts the page, or the small one for a frame of another site; nothing else.
import { mount } from 'svelte';
import App from './ui/App.svelte';
import { catalogue, later } from './ui/later';
import { inRules, isEmbed } from './ui/route';

const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no #app');
const show = (page: typeof App): void => {
  target.replaceChildren();
  mount(page, { target });
};
// The one in a frame keeps nothing, and knows nothing of what is kept.
if (isEmbed(location.hash)) void later.then(({ EmbedPlace }) => show(EmbedPlace));
// The catalogue's worker reads what is kept while the page is drawn.
else if (inRules()) void catalogue().finally(() => show(App));
else show(App);
