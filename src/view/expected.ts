// The words for what is expected, for the page.
export { EXPECTED, isExpected, type Expected } from '../text/expected';
