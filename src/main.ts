// Mounts the page, or the small one for a frame of another site; nothing else.
import { mount } from 'svelte';
import App from './ui/App.svelte';
import { later } from './ui/later';
import { isEmbed, routeOf } from './ui/route';

/** index.html has it. */
const target = document.getElementById('app')!;
const show = (page: typeof App): void => {
  target.replaceChildren();
  mount(page, { target });
};
// The one in a frame keeps nothing, and knows nothing of what is kept.
if (isEmbed(location.hash)) void later.then(({ EmbedPlace }) => show(EmbedPlace));
// A browser starts a worker between two tasks of the page: the rules' own is started by now, and has more to do than the page.
else if (routeOf(location.hash).place === 'rules') setTimeout(show, 8, App);
else show(App);
