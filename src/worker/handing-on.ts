// What leaves the page, as a link or as a file. Links and redaction are fetched with their first use: no verdict waits for them.
import type { BeforeTest } from '../engine/columns';
import type { WindowKind } from '../engine/correlation/windows';
import type { Compiled, Given } from './compiled';
import type { ExportApi, ExportProgress, Exported, ExportRequest } from './export-api';
import { exported, type Holding } from './exporting';
import type { Held } from './redacting/parcel';
import type { Evaluate } from './redacting/received';
import type { SharingApi } from './sharing-api';
import type { ZipApi } from './zip-api';

/** What a session lends to whoever hands something on. */
export interface Lending {
  readonly held: Held;
  /** The same for a file, those included that are read when they are looked at. */
  readonly holding: () => Holding;
  readonly given: Given;
  /** The rules evaluated last. */
  readonly compiled: Compiled;
  /** How correlations count. */
  readonly windows: WindowKind;
  readonly announce: BeforeTest;
  /** Evaluates a state from nothing, as a page does that opened it. */
  readonly evaluate: Evaluate;
}

/** Each is about what the session holds when it is asked. */
export function handingOn(lend: () => Lending): SharingApi & ExportApi & ZipApi {
  const exports = new Exports(lend);
  const sharing = () => import('./on-demand');
  return {
    inventory: async () => (await sharing()).inventoryHeld(lend().held),
    writeLink: async (request) => (await sharing()).linkTo(lend(), request),
    linkLengths: async (...asked) => (await sharing()).lengthsOf(lend(), ...asked),
    writeZip: async (request) => (await sharing()).zipOf(lend(), request),
    readZip: async (zip) => (await sharing()).parcelIn(zip),
    ownSets: async (request) => (await sharing()).setsOf(request),
    rearrange: async (request) => (await sharing()).rearranged(request),
    exportEvents: (request) => exports.write(request),
    exportProgress: (id) => Promise.resolve(exports.progress(id)),
    cancelExport: (id) => Promise.resolve(exports.cancel(id)),
  };
}

class Exports {
  readonly #lend: () => Lending;
  /** Of those that are being written. */
  readonly #now = new Map<number, ExportProgress | null>();

  constructor(lend: () => Lending) {
    this.#lend = lend;
  }

  progress(id: number): ExportProgress | null {
    return this.#now.get(id) ?? null;
  }

  cancel(id: number): void {
    this.#now.delete(id);
  }

  async write(request: ExportRequest): Promise<Exported | null> {
    const { id, redaction: choices } = request;
    const { compiled, holding, ...lent } = this.#lend();
    const held = holding();
    this.#now.set(id, null);
    try {
      const redaction = choices && (await redacting(choices, compiled, lent));
      const current = () => held.current() && this.#now.has(id);
      const progress = (now: ExportProgress) => void this.#now.set(id, now);
      return await exported({ ...held, current, progress }, request, redaction);
    } finally {
      this.#now.delete(id);
    }
  }
}

async function redacting(
  choices: NonNullable<ExportRequest['redaction']>,
  { program, plans, rules }: Compiled,
  { announce, windows }: Pick<Lending, 'announce' | 'windows'>,
) {
  const { RedactedExport } = await import('./on-demand');
  const titles = rules.map(({ title }) => title);
  return new RedactedExport(choices, { program, plans, titles, announce, windows });
}
