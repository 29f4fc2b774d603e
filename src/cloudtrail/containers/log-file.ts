// What CloudTrail delivers to S3, and what the console's event history downloads: {"Records": […]}.
import { at, listOf, valueInside, type Container } from './container';

export const logFile: Container = {
  name: 'CloudTrail log file',
  unwrap(value) {
    const records = listOf(at(value, 'Records'));
    return records && { inner: records.map(valueInside) };
  },
  places(node) {
    const records =
      node.kind === 'object' ? node.members.find(({ key }) => key === 'Records')?.value : undefined;
    return records?.kind === 'array' ? records.items : [];
  },
};
