// How long a search may go on, counted in work: the same answer on every machine, and a page that stays awake.

// One unit is about one comparison of two words of bits; two seconds of them on a laptop of 2020.
export const WORK = 60_000_000;
// After so much work a search lets the page breathe, if it is time to: well below a millisecond.
const SLICE = 20_000;

/** The work of one question; all its searches share it. */
export class Budget {
  /** @param {number} [limit] @param {Budget | null} [parent] one that pays for this one */
  constructor(limit = WORK, parent = null) {
    this.limit = limit;
    this.parent = parent;
    this.spent = 0;
    this.pause = SLICE;
  }

  /** Count work where the search cannot yield. @param {number} work */
  count(work) {
    this.spent += work;
    this.parent?.count(work);
  }

  /** Count work; whether the search should yield now. @param {number} work */
  spend(work) {
    this.count(work);
    if (this.spent < this.pause) {
      return false;
    }
    this.pause = this.spent + SLICE;
    return true;
  }

  /** Whether the searches must end with what they have. */
  get over() {
    return this.spent > this.limit;
  }

  /** Return a budget of its own for a part that may take so much of what is left. @param {number} part 0..1 */
  part(part) {
    return new Budget(Math.max(0, (this.limit - this.spent) * part));
  }
}

/** Run a search to its end. @template T @param {Generator<void, T, void>} search @returns {T} */
export function finish(search) {
  for (;;) {
    const step = search.next();
    if (step.done) {
      return step.value;
    }
  }
}
