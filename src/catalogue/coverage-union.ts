// What several rules can match between them.
import { stateOf, type EventCoverage, type ServiceCoverage } from './call-states';

export function unionOf(coverages: readonly EventCoverage[]): EventCoverage {
  const [only, ...others] = coverages;
  if (only !== undefined && others.length === 0) return only;
  const any = coverages.reduce((sum, one) => sum | one.any, 0);
  const sources = new Set(coverages.flatMap(({ services }) => services.map((one) => one.source)));
  return {
    any,
    services: [...sources]
      .map((source) => serviceOf(coverages, source))
      .filter((service) => service.any !== any || service.calls.length > 0),
    unlisted: unlistedOf(coverages),
  };
}

function serviceOf(coverages: readonly EventCoverage[], source: string): ServiceCoverage {
  const own = coverages.map(({ any, services }) => ({
    any,
    ...services.find((one) => one.source === source),
  }));
  const any = own.reduce((sum, one) => sum | one.any, 0);
  const names = new Set(own.flatMap(({ calls = [] }) => calls.map(([name]) => name)));
  const calls = [...names].map((name) => [name, stateIn(coverages, source, name)] as const);
  return { source, any, calls: calls.filter(([, state]) => state !== any) };
}

const stateIn = (coverages: readonly EventCoverage[], source: string, name: string): number =>
  coverages.reduce((sum, coverage) => sum | stateOf(coverage, { source, name }), 0);

function unlistedOf(coverages: readonly EventCoverage[]): EventCoverage['unlisted'] {
  const calls = new Map<string, EventCoverage['unlisted'][number]>();
  for (const one of coverages.flatMap(({ unlisted }) => unlisted)) {
    const key = `${one.source ?? ''} ${one.name}`;
    calls.set(key, { ...one, state: one.state | (calls.get(key)?.state ?? 0) });
  }
  return [...calls.values()];
}
