// Lets go of the page for a moment: what waits meanwhile has its turn.

/** Milliseconds somebody may be busy before somebody else has a turn: of a frame there is some left then. */
export const TURN = 8;

/** Resolves in a task behind those that wait already. Timers of a page that is not looked at would come once a second. */
export const nextTask = (): Promise<void> =>
  new Promise((next) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      next();
    };
    port2.postMessage(null);
  });
