// The workspace dialog, as a person uses it.
import type { Page } from '@playwright/test';
import { expect } from './test';

export class Workspaces {
  readonly page: Page;
  readonly button;
  readonly dialog;
  readonly kept;

  constructor(page: Page) {
    this.page = page;
    this.button = page.getByRole('button', { name: /^Workspace: / });
    this.dialog = page.getByRole('dialog', { name: 'Workspace' });
    this.kept = this.dialog.getByRole('region', { name: 'Kept in this browser' });
  }

  async open(): Promise<void> {
    await this.button.click();
    await expect(this.dialog).toBeVisible();
  }

  async close(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Close', exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** Gives a name to what is open. */
  async name(name: string): Promise<void> {
    await this.open();
    await this.dialog.getByLabel('Name', { exact: true }).fill(name);
    await this.dialog.getByLabel('Name', { exact: true }).press('Enter');
    await expect(this.kept.getByText(name, { exact: true })).toBeVisible();
    await this.close();
  }

  /** What is listed, the youngest first. */
  async names(): Promise<string[]> {
    return this.kept.getByRole('listitem').locator('b').allTextContents();
  }
}
