// What a machine can say of accessibility: nothing is left to say, in both themes, wide and narrow, in each state.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { Playground } from './playground';
import { expect, test } from './test';

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`),
  );
}

const STATES: Record<string, (playground: Playground) => Promise<void>> = {
  'the first screen': () => Promise.resolve(),
  'a match': (playground) => playground.select(3),
  'no events': async ({ stagesPane }) => {
    await stagesPane.getByRole('button', { name: 'Clear' }).click();
    await expect(stagesPane).toContainText('No events');
  },
  'a broken rule and broken events': async (playground) => {
    await playground.paste('title: T\ndetection:\n  s:\n    a|containz: 1\n  condition: s\n');
    await playground.paste('{"eventName": oops}\n{"eventName": "X"}');
    await expect(playground.problems).toBeVisible();
  },
  'a predicate selected': ({ litRule }) =>
    litRule
      .getByRole('button', { name: /errorCode/ })
      .first()
      .click(),
};

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const [state, bring] of Object.entries(STATES)) {
      test(state, async ({ page }) => {
        const playground = new Playground(page);
        await playground.open();
        await bring(playground);
        expect(await findings(page)).toEqual([]);
      });
    }

    test('the menu of examples', async ({ page }) => {
      await new Playground(page).open();
      await page.getByRole('button', { name: 'Examples' }).click();
      await expect(page.getByRole('menuitem').first()).toBeFocused();
      expect(await findings(page)).toEqual([]);
    });

    test('a phone, each tab', async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await new Playground(page).open();
      for (const name of ['Rule', 'Stages', 'Event']) {
        await page.getByRole('tab', { name }).click();
        expect(await findings(page), name).toEqual([]);
      }
    });
  });
}
