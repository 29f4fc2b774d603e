// `aws guardduty get-findings` and `aws securityhub get-findings`: no events, but each finding is told what it is.
import { at, listOf, valueInside, type Container } from './container';
import { strangerIn } from './strangers';

export const findings: Container = {
  name: 'findings',
  unwrap(value) {
    const list = listOf(at(value, 'Findings')) ?? listOf(at(value, 'findings'));
    if (!list || list.length === 0 || !list.every((one) => strangerIn(one) !== null)) return null;
    return { inner: list.map(valueInside) };
  },
};
