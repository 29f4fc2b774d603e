// The catalogue's worker, which may be started before there is what talks to it.
import address from './catalogue-worker?worker&url';
import { startable } from './inherit';

export const catalogueWorker = startable(address, 'stagelight catalogue');
