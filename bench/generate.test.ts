// The benchmarks are only comparable while their data stays the same.
import { expect, it } from 'vitest';
import { generate, ndjson } from './generate';

it('makes the same records for the same seed, and others for another', () => {
  expect(ndjson(50)).toBe(ndjson(50));
  expect(ndjson(50)).not.toBe(ndjson(50, 2));
});

it('makes records the founding rule has something to say about', () => {
  const records = generate(2000);
  const ssm = records.filter((one) => one['eventName'] === 'SendCommand');
  expect(ssm.length).toBeGreaterThan(50);
  expect(ssm.some((one) => 'errorCode' in one)).toBe(true);
  expect(ssm.some((one) => !('errorCode' in one))).toBe(true);
});
