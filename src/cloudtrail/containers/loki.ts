// Grafana Loki: the answer of a query, or what is pushed to it. Each value is a time and a line.
import { at, listOf, textInside, type Container } from './container';

export const loki: Container = {
  name: 'Loki export',
  unwrap(value) {
    const streams = listOf(at(value, 'data', 'result')) ?? listOf(at(value, 'streams'));
    const lists = streams?.map((stream) => listOf(at(stream, 'values')));
    if (!lists || lists.length === 0 || lists.includes(null)) return null;
    const lines = lists.flatMap((list) => list!.map((pair) => listOf(pair)?.[1]));
    if (!lines.every((line) => typeof line === 'string')) return null;
    return { inner: lines.map(textInside) };
  },
};
