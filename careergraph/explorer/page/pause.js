// Pauses: in each the browser draws and answers, so that no work holds the page.

const PIECE_MS = 30;

/** Let the browser draw and answer. @returns {Promise<void>} */
export function pause() {
  const { scheduler } = /** @type {any} */ (globalThis);
  return scheduler?.yield ? scheduler.yield() : new Promise((done) => {
    setTimeout(done);
  });
}

/** Do a work that can be paused, with pauses. @template Made @param {Generator<void, Made, void>} work @returns {Promise<Made>} */
export async function unhurried(work) {
  for (;;) {
    const until = performance.now() + PIECE_MS;
    while (performance.now() < until) {
      const step = work.next();
      if (step.done) {
        return step.value;
      }
    }
    await pause();
  }
}
