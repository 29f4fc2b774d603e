/**
 * Attached to an element: hears of it whenever its size has changed, as soon as the page is laid out. Asking for a size in between would have
 * all of it laid out at once, and again.
 */
export const sized =
  <E extends Element>(tell: (element: E) => void) =>
  (element: E): (() => void) => {
    const eyes = new ResizeObserver(() => tell(element));
    eyes.observe(element);
    return () => eyes.disconnect();
  };
