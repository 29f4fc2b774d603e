// The catalogue's own worker: exposes its session to the page. It inherits the page's policy from the way it is started.
import { expose } from 'comlink';
import { CatalogueSession } from './catalogue/catalogue-session';
import { startRuleReader } from './catalogue/start-rule-reader';
import { OWN, storedSets } from './catalogue-shelf';

const names = async () => (await import('../cloudtrail/api-names')).apiNames();
// Not every browser starts workers of a worker.
const reader = 'Worker' in globalThis ? startRuleReader : null;
const session = new CatalogueSession(names, storedSets, reader);
session.begin(OWN);
expose(session);
// Not when it is used: the host would hear of it, and one would wait for it.
setTimeout(() => void import('./catalogue/reading').catch(() => undefined), 2000);
