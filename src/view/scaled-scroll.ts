// Scrolling over more rows than a browser can lay out: browsers cap an element's height (17 to 33 million pixels). The box is given a
// height they all can do; what lies in it is moved by an offset that grows from page to page, so that a turn of the wheel moves as far
// as it always does and the bar still reaches the last row.

/** Pixels; below the lowest cap there is. */
export const MOST_HEIGHT = 8_000_000;

/** As high as this share of the box; each has its own offset. */
const PAGE = MOST_HEIGHT / 100;

export interface Scaled {
  /** Of all rows, in pixels. */
  readonly height: number;
  /** Of what is in view, in pixels. */
  readonly view: number;
}

/** Where the box stands: what is drawn at `y` of all rows lies at `y - offset` of the box. */
export interface Position {
  readonly scrollTop: number;
  readonly offset: number;
}

/** The height that the box is given. */
export const boxHeight = (height: number): number => Math.min(height, MOST_HEIGHT);

/** The position that shows `y` of all rows at the top. */
export function positionAt(y: number, { height, view }: Scaled): Position {
  const spare = height - boxHeight(height);
  if (spare <= 0) return { scrollTop: y, offset: 0 };
  // The first page has none, the last all there is to spare: no page comes to lie outside the box.
  const last = Math.ceil(height / PAGE) - 1;
  const page = Math.min(last, Math.floor(y / PAGE));
  const least = y - (boxHeight(height) - view);
  const offset = Math.max(least, Math.round((page * spare) / last));
  return { scrollTop: y - offset, offset };
}

/** After the person scrolled to `scrollTop`: a little is as far as it seems, a lot is a share of the whole. */
export function scrolled(scrollTop: number, before: Position, scaled: Scaled): Position {
  const { height, view } = scaled;
  const box = boxHeight(height);
  if (box === height) return { scrollTop, offset: 0 };
  const atEnd = scrollTop <= 0 || scrollTop >= box - view;
  // A bar that is moved by a single pixel moves the box by more than this; a wheel, turned as fast as can be, does not.
  const most = Math.max(view, box / view / 2);
  const little = Math.abs(scrollTop - before.scrollTop) < most && !atEnd;
  const y = little
    ? scrollTop + before.offset
    : (Math.min(Math.max(scrollTop, 0), box - view) / (box - view)) * (height - view);
  return positionAt(Math.min(Math.max(y, 0), height - view), scaled);
}
