// Runs while the page is still on its way: a browser starts a worker between two tasks of the page, and the worker has more to get
// ready than the page.
import { routeOf } from './route';
import { catalogueWorker } from '../worker/catalogue-start';
import { ownWorker } from '../worker/own-worker';

(routeOf(location.hash).place === 'rules' ? catalogueWorker : ownWorker).begin();
