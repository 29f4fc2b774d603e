// The catalogue's own worker: exposes its session to the page. It inherits the page's policy from the way it is started.
import { expose } from 'comlink';
import { CatalogueSession } from './catalogue/catalogue-session';

expose(new CatalogueSession(async () => (await import('../cloudtrail/api-names')).apiNames()));
