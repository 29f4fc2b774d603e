// What several rules can match between them.
import {
  stateOf,
  type EventCoverage,
  type ServiceCoverage,
  type UnlistedCall,
} from './call-states';

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

/**
 * What another of them says of all calls of a service it says of those, too. They are named where that is not all there is to say: first under
 * services of their own, then under any.
 */
function unlistedOf(coverages: readonly EventCoverage[]): EventCoverage['unlisted'] {
  const unlisted = coverages.flatMap((one) => one.unlisted);
  const sources = new Set(
    [...coverages.flatMap(({ services }) => services), ...unlisted].flatMap(
      ({ source }) => source ?? [],
    ),
  );
  const named = [...new Set(unlisted.map(({ name }) => name))].map((name) => {
    const state = stateIn(coverages, NOBODY, name);
    const open = state === stateIn(coverages, NOBODY, NOBODY);
    const anywhere: UnlistedCall[] = open ? [] : [{ source: null, name, state }];
    const own = [...sources].flatMap((source): UnlistedCall[] => {
      const here = stateIn(coverages, source, name);
      const untold = open ? stateIn(coverages, source, NOBODY) : state;
      return here === untold ? [] : [{ source, name, state: here }];
    });
    return { own, anywhere };
  });
  return [...named.flatMap(({ own }) => own), ...named.flatMap(({ anywhere }) => anywhere)];
}

/** No service and no call is called so. */
const NOBODY = '';
