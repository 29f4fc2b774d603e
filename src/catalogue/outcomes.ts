// How a call can end, as its record says it: what is given then, and which calls it is about.
import type { Call } from './call-table';
import type { Given } from './possible-calls';

/** Bits of a set of outcomes. */
export const SUCCESS = 1;
export const DENIED = 2;
/** Failed for another reason than a missing permission. */
export const FAILED = 4;

export type Outcomes = number;

/** The spellings services have for a missing permission. */
export const DENIALS = [
  'AccessDenied',
  'AccessDeniedException',
  'Client.UnauthorizedOperation',
  'UnauthorizedOperation',
  'UnauthorizedException',
  'VpceAccessDenied',
];

export interface Outcome {
  readonly bit: Outcomes;
  readonly given: Given;
  readonly signIn: boolean;
}

/** A sign-in says how it ended elsewhere than other calls do. */
export const isSignIn = ({ name }: Call): boolean => name === 'ConsoleLogin';

const given = (fields: Readonly<Record<string, string | null>>): Given =>
  new Map(Object.entries(fields));

/** `codes`: error codes a rule asks for, so that failures it knows are not overlooked. */
export function outcomesOf(codes: readonly string[], unheard: string): Outcome[] {
  const failures = [unheard, ...codes.filter((code) => !isDenial(code) && !isSuccess(code))];
  const ended = (errorCode: string) => given({ errorCode });
  return [
    { bit: SUCCESS, signIn: false, given: given({ errorCode: null, errorMessage: null }) },
    ...DENIALS.map((code) => ({ bit: DENIED, signIn: false, given: ended(code) })),
    ...failures.map((code) => ({ bit: FAILED, signIn: false, given: ended(code) })),
    { bit: SUCCESS, signIn: true, given: signedIn('Success', null) },
    { bit: DENIED, signIn: true, given: signedIn('Failure', 'Failed authentication') },
  ];
}

const signedIn = (result: string, errorMessage: string | null): Given =>
  given({ errorCode: null, errorMessage, 'responseElements.ConsoleLogin': result });

/** No record says so: a call that went through has no error code. */
const isSuccess = (code: string): boolean => code.toLowerCase() === 'success';

const isDenial = (code: string): boolean =>
  DENIALS.some((denial) => denial.toLowerCase() === code.toLowerCase());

/** Fields that an outcome is told by. */
export const OUTCOME_FIELDS: ReadonlySet<string> = new Set([
  'errorCode',
  'errorMessage',
  'responseElements.ConsoleLogin',
]);
