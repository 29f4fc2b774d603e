// The playground as a person finds it: by roles and labels. The one page object of every story.
import { type Locator, type Page } from '@playwright/test';
import { expect } from './test';

export interface FileToOpen {
  readonly name: string;
  readonly content: string | Buffer;
}

export class Playground {
  readonly page: Page;
  readonly verdict: Locator;
  readonly rulePane: Locator;
  readonly stagesPane: Locator;
  readonly eventPane: Locator;
  readonly litRule: Locator;
  readonly ruleText: Locator;
  readonly problems: Locator;
  readonly grid: Locator;
  readonly why: Locator;
  readonly eventTree: Locator;
  readonly eventText: Locator;

  constructor(page: Page) {
    this.page = page;
    this.verdict = page.getByRole('region', { name: 'Verdict' });
    this.rulePane = page.getByRole('region', { name: 'Rule', exact: true });
    this.stagesPane = page.getByRole('region', { name: 'Stages' });
    this.eventPane = page.getByRole('region', { name: /^Event/ });
    this.litRule = page.getByRole('group', { name: 'Rule with lights' });
    this.ruleText = page.getByRole('textbox', { name: /^Rule text/ });
    this.problems = page.getByRole('region', { name: 'Problems' });
    this.grid = page.getByRole('grid', { name: 'Stages of the rule by event' });
    this.why = page.getByRole('region', { name: 'Why' });
    this.eventTree = page.getByRole('group', { name: 'Event as JSON' });
    this.eventText = page.getByRole('textbox', { name: 'Event text' });
  }

  /** Opens the page and waits for the founding example's verdict. */
  async open(): Promise<void> {
    await this.page.goto('./');
    await expect(this.verdict).toContainText('The call fits, but it was denied');
  }

  async says(sentence: string | RegExp): Promise<void> {
    await expect(this.verdict.getByRole('paragraph').first()).toHaveText(sentence);
  }

  /** Pastes into the page, outside any field. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    }, text);
  }

  async openFiles(...files: readonly FileToOpen[]): Promise<void> {
    await this.page
      .getByLabel('Files of events or rules')
      .setInputFiles(
        files.map(({ name, content }) => ({ name, mimeType: '', buffer: Buffer.from(content) })),
      );
  }

  /** Drops a file or folder of this machine on the middle of the page, as a file manager does. */
  async dropPath(path: string): Promise<void> {
    const devtools = await this.page.context().newCDPSession(this.page);
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await devtools.send('Input.dispatchDragEvent', { type, x: 700, y: 450, data });
    }
    await devtools.detach();
  }

  /** Drops files on the middle of the page. */
  async drop(...files: readonly FileToOpen[]): Promise<void> {
    const bytes = files.map(
      ({ name, content }) => [name, Buffer.from(content).toString('base64')] as const,
    );
    await this.page.evaluate((dropped) => {
      const dataTransfer = new DataTransfer();
      for (const [name, content] of dropped) {
        const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
        dataTransfer.items.add(new File([bytes], name));
      }
      for (const type of ['dragover', 'drop']) {
        document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
        );
      }
    }, bytes);
  }

  /** One event of the matrix, by its number. */
  row(number: number): Locator {
    return this.grid
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: new RegExp(`^${number} `) }) });
  }

  async select(number: number): Promise<void> {
    await this.row(number).getByRole('rowheader').click();
    await expect(this.eventPane.getByRole('heading', { level: 2 })).toHaveText(`Event ${number}`);
  }

  /** The lights of an event, by stage. */
  async lights(number: number): Promise<string[]> {
    const cells = await this.row(number).getByRole('gridcell').all();
    return Promise.all(cells.map(async (cell) => (await cell.getAttribute('aria-label')) ?? ''));
  }

  /** From the menu of the event, by keyboard. */
  async moreForEvent(choice: string): Promise<void> {
    await this.eventPane.getByRole('button', { name: 'More for this event' }).press('Enter');
    await this.page.getByRole('menuitem', { name: choice }).press('Enter');
  }

  /** The marks beside the rule, from top to bottom. */
  marks(): Locator {
    return this.litRule.getByRole('button', { name: /satisfied/ });
  }

  /** Starts to edit the rule and waits for the full editor. */
  async edit(): Promise<void> {
    await this.rulePane.getByRole('button', { name: 'Edit' }).click();
    await expect(this.page.getByRole('textbox', { name: /^Rule text\. / })).toBeFocused();
  }
}
