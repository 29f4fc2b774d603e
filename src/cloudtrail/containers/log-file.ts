// What CloudTrail delivers to S3, and what the console's event history downloads: {"Records": […]}.
import { isArray } from '../../engine/fields';
import { isObject, type Container } from './container';

export const logFile: Container = {
  name: 'CloudTrail log file',
  unwrap(value) {
    if (!isObject(value) || !Object.hasOwn(value, 'Records')) return null;
    const records = value['Records']!;
    return typeof records === 'object' && records !== null && isArray(records) ? records : null;
  },
  places(node) {
    const records =
      node.kind === 'object' ? node.members.find(({ key }) => key === 'Records')?.value : undefined;
    return records?.kind === 'array' ? records.items : [];
  },
};
