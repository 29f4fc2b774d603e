// Where a rule comes from and under which licence, as far as that is known.
import type { RulePage } from '../../catalogue/rule-page';
import { founding } from '../examples';
import { OWN } from '../../worker/catalogue-shelf';

/** The one rule we ship that is the work of others. */
const isFounding = ({ row }: RulePage): boolean =>
  row.set === OWN && row.path === `${founding().name}.yml`;

export const originOf = (page: RulePage): string =>
  isFounding(page) ? 'SigmaHQ, shipped with Stagelight' : page.row.set;

/** null: nothing says so. */
export const licenceOf = (page: RulePage): string | null =>
  page.about.license ??
  (page.row.set !== OWN ? null : isFounding(page) ? 'Detection Rule License 1.1' : 'Apache-2.0');
