// What the browser keeps may be opened before the page asks for it.
import { expect, it } from 'vitest';
import { apiNames } from '../../cloudtrail/api-names';
import type { CatalogueQuery } from '../../catalogue/catalogue';
import { rule } from '../../catalogue/made-sets.test-support';
import type { StoredSet } from '../catalogue-api';
import { CatalogueSession } from './catalogue-session';

const ALL: CatalogueQuery = { text: '', chosen: {}, sort: 'title' };

const names = () => Promise.resolve(apiNames());
const started = (kept: readonly StoredSet[] = []) =>
  new CatalogueSession(names, () => Promise.resolve(kept));

async function kept(): Promise<readonly StoredSet[]> {
  const own = ['Trail Stopped', 'Trail Deleted', 'Key Made'].map((title) =>
    rule(title, `a:\n  eventName: ${title.replace(' ', '')}\ncondition: a`),
  );
  const others = [rule('Denied', 'a:\n  errorCode: AccessDenied\ncondition: a')];
  const sets = [
    { name: 'own', files: own },
    { name: 'others', files: others },
  ];
  return (await started().open([], sets)).made;
}

it('answers the same as without', async () => {
  const shelf = await kept();
  const asked = await started(shelf).openKept('own', ALL, 2);
  expect(asked?.opened.sets.map(({ name }) => name)).toEqual(['others', 'own']);
  const session = started(shelf);
  session.begin('own');
  expect(await session.openKept('own', ALL, 2)).toEqual(asked);
  session.begin('another');
  expect(await session.openKept('own', ALL, 2)).toEqual(asked);
});

it.each<Partial<CatalogueQuery>>([
  {},
  { sort: 'relevance' },
  { sort: 'date' },
  { chosen: { level: [] } },
  { chosen: { source: ['others'] } },
  { text: 'deleted' },
  { text: 'deleted', sort: 'relevance' },
  { indicator: { field: 'eventName', kind: 'eq', value: 'KeyMade' } },
])('answers any question as if nobody had begun: %j', async (part) => {
  const shelf = await kept();
  const query = { ...ALL, ...part };
  const asked = await started(shelf).openKept('own', query, 3);
  const session = started(shelf);
  session.begin('own');
  expect(await session.openKept('own', query, 3)).toEqual(asked);
  expect(await session.search(query, 3)).toEqual(asked?.first);
});

it('is not shown in the place of what is opened meanwhile', async () => {
  const shelf = await kept();
  const session = started(shelf);
  session.begin('own');
  const others = shelf.filter(({ name }) => name === 'others');
  expect((await session.open(others, [])).sets.map(({ name }) => name)).toEqual(['others']);
  const { rows } = await session.search(ALL, 9);
  expect(rows.map(({ title }) => title)).toEqual(['Denied']);
});

it('says what kept it from it when it is asked', async () => {
  const refused = () => Promise.reject(new Error('refused'));
  const session = new CatalogueSession(names, refused);
  session.begin('own');
  await expect(session.openKept('own', ALL, 2)).rejects.toThrow('refused');
});
