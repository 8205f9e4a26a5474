// Which candidates close all that can be closed, for the least: as careergraph/preparation/cover.py, step by step.

/** @typedef {import("./graph.js").Budgets} Budgets how many candidates are weighed against one another exactly, and how many partial choices a search looks at */
/** @typedef {number[]} Price unknown hours, hours, unknown costs, money, resources: compared in this order */

/** @param {readonly number[]} left @param {readonly number[]} right */
export function orderLists(left, right) {
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    if (left[at] !== right[at]) {
      return left[at] - right[at];
    }
  }
  return left.length - right.length;
}

/** @param {Price} one @param {Price} other @returns {Price} */
function both(one, other) {
  return one.map((value, at) => value + other[at]);
}

/**
 * Return which candidates, by their places, close all that any of them closes, and cost least. They come cheapest first;
 * `masks` hold a bit for each step that one closes.
 * @param {bigint[]} masks @param {Price[]} prices @param {Budgets} budgets @returns {{chosen: number[], proven: boolean}}
 */
export function covered(masks, prices, budgets) {
  /** @type {number[]} */
  const chosen = [];
  let proven = true;
  for (const group of inGroups(masks)) {
    const found = new Choice(masks, prices, group, budgets).best();
    chosen.push(...found.chosen);
    proven = proven && found.proven;
  }
  return { chosen: chosen.sort((left, right) => left - right), proven };
}

/** Return candidates in groups that share no step. @param {bigint[]} masks @returns {number[][]} */
function inGroups(masks) {
  /** @type {Array<{whole: bigint, members: number[]}>} */
  let groups = [];
  masks.forEach((mask, place) => {
    if (mask) {
      const touched = groups.filter(({ whole }) => whole & mask);
      groups = [...groups.filter(({ whole }) => !(whole & mask)), {
        whole: touched.reduce((sum, { whole }) => sum | whole, mask),
        members: [...touched.flatMap(({ members }) => members), place].sort((left, right) => left - right),
      }];
    }
  });
  return groups.map(({ members }) => members);
}

/** @param {bigint} mask */
function countBits(mask) {
  return mask.toString(2).replaceAll("0", "").length;
}

/** One group of candidates: which of them are enough, for the least. */
class Choice {
  /** @param {bigint[]} masks @param {Price[]} prices @param {number[]} group @param {Budgets} budgets */
  constructor(masks, prices, group, budgets) {
    this.most = budgets.choices;
    this.masks = masks;
    this.prices = prices;
    /** @type {Map<bigint, number>} */
    const first = new Map();
    for (const place of group) {
      if (!first.has(masks[place])) {
        first.set(masks[place], place);
      }
    }
    const places = [...first.values()];
    this.few = places.length <= budgets.weighed;
    this.places = this.few ? places.filter((place) => !this.isBeaten(place, places)) : places;
    this.looked = 0;
    /** @type {Map<number, number[]>} */
    const closing = new Map();
    for (const place of this.places) {
      for (let [mask, bit] = [masks[place], 0]; mask; mask >>= 1n, bit += 1) {
        if (mask & 1n) {
          closing.set(bit, [...(closing.get(bit) || []), place]);
        }
      }
    }
    // Where the fewest come into question most is decided.
    this.closing = [...closing].sort((left, right) => left[1].length - right[1].length || left[0] - right[0]);
    /** @type {{price: Price, chosen: number[]}} */
    this.found = { price: [], chosen: [] };
  }

  /** Say whether a cheaper candidate closes all that this one does. @param {number} place @param {number[]} places */
  isBeaten(place, places) {
    const mask = this.masks[place];
    return places.some((other) => other !== place && (this.masks[other] & mask) === mask && orderLists(this.prices[other], this.prices[place]) <= 0);
  }

  best() {
    const wanted = this.places.reduce((sum, place) => sum | this.masks[place], 0n);
    const greedy = this.greedy(wanted);
    this.found = { price: greedy.map((place) => this.prices[place]).reduce(both, [0, 0, 0, 0, 0]), chosen: greedy.sort((left, right) => left - right) };
    if (this.few) {
      this.search(wanted, [0, 0, 0, 0, 0], []);
    }
    return { chosen: this.found.chosen, proven: this.few && this.looked <= this.most };
  }

  /** Take candidates one by one, each time the one that closes most, the cheapest of these. @param {bigint} wanted */
  greedy(wanted) {
    /** @type {number[]} */
    const chosen = [];
    for (let left = wanted; left;) {
      const gains = this.places.map((place) => countBits(this.masks[place] & left));
      const take = this.places[gains.indexOf(Math.max(...gains))];
      chosen.push(take);
      left &= ~this.masks[take];
    }
    return chosen;
  }

  /** @param {bigint} left @param {Price} price @param {number[]} chosen */
  search(left, price, chosen) {
    if (!left) {
      const sorted = [...chosen].sort((one, other) => one - other);
      if ((orderLists(price, this.found.price) || orderLists(sorted, this.found.chosen)) < 0) {
        this.found = { price, chosen: sorted };
      }
      return;
    }
    this.looked += 1;
    if (this.looked > this.most) {
      return;
    }
    const [, places] = /** @type {[number, number[]]} */ (this.closing.find(([bit]) => left & (1n << BigInt(bit))));
    for (const place of places) {
      const more = both(price, this.prices[place]);
      if (orderLists(more, this.found.price) <= 0) {
        this.search(left & ~this.masks[place], more, [...chosen, place]);
      }
    }
  }
}
