// A binary heap: the least by a comparison comes first.

/** @template T */
export class Heap {
  /** @param {(left: T, right: T) => number} compare negative where left comes first */
  constructor(compare) {
    this.compare = compare;
    /** @type {T[]} */
    this.items = [];
  }

  get size() {
    return this.items.length;
  }

  /** @returns {T | undefined} */
  peek() {
    return this.items[0];
  }

  /** @param {T} item */
  push(item) {
    const { items, compare } = this;
    let at = items.length;
    items.push(item);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (compare(items[above], item) <= 0) {
        break;
      }
      items[at] = items[above];
      at = above;
    }
    items[at] = item;
  }

  /** @returns {T | undefined} */
  pop() {
    const { items, compare } = this;
    const first = items[0];
    const last = items.pop();
    if (!items.length || last === undefined) {
      return first;
    }
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= items.length) {
        break;
      }
      if (below + 1 < items.length && compare(items[below + 1], items[below]) < 0) {
        below += 1;
      }
      if (compare(last, items[below]) <= 0) {
        break;
      }
      items[at] = items[below];
      at = below;
    }
    items[at] = last;
    return first;
  }
}
