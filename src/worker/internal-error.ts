// A mistake of ours, worded so that it can be copied whole into a report. Knows nothing of who made it.

export class InternalError extends Error {
  override readonly name = 'InternalError';
  /** Message and stack: what the page shows as one copyable text. */
  readonly text: string;

  constructor(message: string, stack = '') {
    super(message);
    this.text = stack.includes(message) ? stack : `${message}\n${stack}`.trimEnd();
  }

  /** What was caught, whatever it was. */
  static from(caught: unknown): InternalError {
    if (caught instanceof InternalError) return caught;
    if (caught instanceof Error) return new InternalError(caught.message, caught.stack);
    return new InternalError(String(caught));
  }
}
