// What reads rules, and all that is made of them: fetched when it is asked for first, so that a list of what is kept does not wait for it.
export { hintsOf } from '../../cloudtrail/hints';
export { callPage } from '../../catalogue/call-page';
export { compareRules } from '../../catalogue/compare';
export { EventCoverages } from '../../catalogue/event-coverage';
export { rulePage } from '../../catalogue/rule-page';
export { CatalogueRun } from '../../catalogue/run';
export { exportRun, runTable } from '../../catalogue/run-table';
export { parse } from '../../sigma/parse';
export { makeSet } from './making-set';
export { PortionReader } from './portion-reader';
export { ruleFiles } from './rule-files';
export { takeEvents } from './run-events';
