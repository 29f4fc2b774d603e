// The worker of rules and events, which may be started before there is what talks to it.
import { startable } from './inherit';
import address from './worker?worker&url';

export const ownWorker = startable(address, 'stagelight');
