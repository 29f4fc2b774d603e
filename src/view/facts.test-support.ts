// Rows as the tests write them → as the page holds them.
import { factColumnsOf } from '../cloudtrail/fact-columns';
import type { EventRow } from '../worker/api';
import { Facts } from './facts';

export const factsOfRows = (rows: readonly EventRow[]): Facts =>
  Facts.of(factColumnsOf(rows.map(recordOf)));

/** A record of which that row is said. */
const recordOf = (row: EventRow) => ({
  ...(row.partial ? {} : { eventVersion: '1.08' }),
  eventTime: row.time,
  eventName: row.name,
  eventSource: row.service,
  userIdentity: { userName: row.principal },
  errorCode: row.errorCode,
  sourceIPAddress: row.address,
  awsRegion: row.region,
});
