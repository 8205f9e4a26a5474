// The figures that moves say and that add up along routes, exactly: sums, and products of shares.

/**
 * A whole number of parts of a unit: of learning, of a year. All amounts of one objective are numbers, or, where numbers
 * could not hold their sums exactly, all are bigints: either kind adds and compares in itself, and compares with Infinity.
 * @typedef {number} Amount
 */
/**
 * How rare it is that somebody goes a way: leavers / people, exactly, with its logarithm for what need not be exact.
 * @typedef {{log: number, people: bigint, leavers: bigint}} Rarity
 */
/** @typedef {Amount | Rarity} Figure what a move or a route has by an objective; less is better, and Infinity is unknown */

/** @type {Rarity} */
export const CERTAIN = { log: 0, people: 1n, leavers: 1n };

// Sums of logarithms differ from each other by less than this part of them.
const SLACK = 1e-9;

/** @typedef {"moves" | "units" | "years" | "own"} Carried a property of `Label` */

/** @type {Record<string, Carried>} */
const CARRIED = { count: "moves", union: "units", sum: "years" };

/** What a route is the best by, as the page's data say it: a record of careergraph/objectives.py with its figures. */
export class Objective {
  /**
   * @param {any} raw @param {Array<any> | null} said what each move says, where the figures of moves add up: a whole number
   * of parts, or people and leavers; null where it is unknown
   * @param {Amount} zero the figure of no move, where it is an amount @param {Amount[]} figures of moves, where they are amounts
   * @param {boolean} known whether any route knows its figure
   */
  constructor(raw, said, zero, figures, known) {
    /** @type {string} */
    this.name = raw.name;
    /** @type {"count" | "union" | "sum" | "product"} how the figures of a route's moves make up that of the route */
    this.adds = raw.adds;
    /** @type {string} what facts of a move the figure is made of; empty for figures of their own */
    this.column = raw.column || "";
    /** @type {number | string} how many parts make up one unit */
    this.parts = raw.parts || 1;
    this.known = known;
    this.said = said;
    /** @type {Figure} */
    this.zero = raw.adds === "product" ? CERTAIN : zero;
    this.made = raw.adds === "product" ? null : /** @type {Figure[]} */ (figures);
    // Where routes carry their figure: those that break ties they always carry.
    this.at = raw.tie ? CARRIED[this.adds] : "own";
  }

  /** Whether a move knows its figure, or need not: only such a one can be used. @param {number} move */
  knows(move) {
    return this.said ? this.said[move] !== null : this.known;
  }

  /** The figure of each move, where the objective adds them up; Infinity where it is unknown. */
  get figures() {
    this.made ||= /** @type {any[]} */ (this.said).map((said) => (said === null ? Infinity : rarity(...readWhole(said))));
    return this.made;
  }

  /** Return a figure in the unit of answers; null where it is unknown. @param {Figure} figure */
  told(figure) {
    if (typeof figure === "object") {
      return quotient(figure.people, figure.leavers);
    }
    return figure === Infinity ? null : amountIn(figure, this.parts);
  }
}

/**
 * Read what moves say by an objective. @param {any} raw @param {any[][]} moves as the page's data have them
 * @param {number} most how many moves a route may make @param {{zero: Amount, known: boolean}} learning where what moves ask is learnt once
 */
export function readObjective(raw, moves, most, learning) {
  if (raw.adds === "count" || raw.adds === "union") {
    return new Objective(raw, null, raw.adds === "union" ? learning.zero : 0, [], raw.adds === "count" || learning.known);
  }
  /** @type {any[]} */
  const said = raw.figures || moves.map(COLUMNS[raw.column]);
  const { amounts, zero } = raw.adds === "sum" ? readAmounts(said, most) : { amounts: [], zero: 0 };
  return new Objective(raw, said, zero, amounts.map((amount) => amount ?? Infinity), said.some((each) => each !== null));
}

/** @type {Record<string, (move: any[]) => any>} what a move of the page's data says, by column */
const COLUMNS = {
  years: (move) => move[3] ?? null,
  share: (move) => ((move[4] ?? null) === null || (move[5] ?? null) === null ? null : [move[4], move[5]]),
};

/** @param {Array<number | string>} pair @returns {[bigint, bigint]} */
function readWhole([people, leavers]) {
  return [BigInt(people), BigInt(leavers)];
}

/** @param {bigint} people @param {bigint} leavers @returns {Rarity} */
function rarity(people, leavers) {
  return { log: logOf(leavers, people), people, leavers };
}

/** Return the logarithm of a fraction. @param {bigint} over @param {bigint} under */
function logOf(over, under) {
  const [top, bottom] = [Number(over), Number(under)];
  // Of numbers that are no floats the quotient may still be one, or their lengths tell enough.
  return top < Infinity && bottom < Infinity ? Math.log(top / bottom) : logOfWhole(over) - logOfWhole(under);
}

/** @param {bigint} whole */
function logOfWhole(whole) {
  const more = Math.max(0, 4 * whole.toString(16).length - 900);
  return Math.log(Number(whole >> BigInt(more))) + more * Math.LN2;
}

/**
 * Read amounts from the page's data: numbers, or text where a number could not hold them.
 * @param {Array<number | string | null>} raw @param {number} most how many of them a route may add up
 * @returns {{amounts: Array<Amount | null>, zero: Amount}}
 */
export function readAmounts(raw, most) {
  let largest = 0;
  for (const value of raw) {
    largest = Math.max(largest, Number(value));
  }
  const safe = largest * Math.max(most, 1) <= Number.MAX_SAFE_INTEGER;
  const read = (/** @type {number | string | null} */ value) => (value === null ? null : safe ? Number(value) : BigInt(value));
  return { amounts: /** @type {Array<Amount | null>} */ (raw.map(read)), zero: /** @type {Amount} */ (read(0)) };
}

/** Put one way after another: amounts are added, rarities multiplied; one that is unknown leaves both so. @template {Figure} T @param {T} one @param {T} other @returns {T} */
export function plus(one, other) {
  if (one === Infinity || other === Infinity) {
    return /** @type {T} */ (Infinity);
  }
  if (typeof one !== "object") {
    return /** @type {any} */ (one) + other;
  }
  const more = /** @type {Rarity} */ (other);
  return /** @type {any} */ ({ log: one.log + more.log, people: one.people * more.people, leavers: one.leavers * more.leavers });
}

/** @param {Amount} left @param {Amount} right */
export function order(left, right) {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** @param {Amount} left @param {Amount} right */
export function larger(left, right) {
  return left > right ? left : right;
}

/** Order figures of one objective, the better first, unknown ones last. @param {Figure} left @param {Figure} right */
export function orderFigures(left, right) {
  if (typeof left === "object") {
    return typeof right === "object" ? orderRarities(left, right) : -1;
  }
  return typeof right === "object" ? 1 : order(left, right);
}

/** Order by logarithms where these differ clearly, else exactly. @param {Rarity} left @param {Rarity} right */
function orderRarities(left, right) {
  if (Math.abs(left.log - right.log) > SLACK * (1 + left.log + right.log)) {
    return left.log < right.log ? -1 : 1;
  }
  const [mine, theirs] = [left.leavers * right.people, right.leavers * left.people];
  return mine < theirs ? -1 : mine > theirs ? 1 : 0;
}

/** Return a number that stands for a figure: it adds up and compares alike, as exactly as `mostQuick` says. @param {Figure} figure @returns {Amount} */
export function quick(figure) {
  return typeof figure === "object" ? figure.log : figure;
}

/** Return the highest quick number that a figure as good as this one may have. @param {Figure} figure @returns {Amount} */
export function mostQuick(figure) {
  return typeof figure === "object" ? figure.log + SLACK * (1 + figure.log) : figure;
}

/** Return a fraction as the nearest number. @param {bigint} over @param {bigint} under */
export function quotient(over, under) {
  if (over === 0n) {
    return 0;
  }
  const bits = (/** @type {bigint} */ value) => 4 * value.toString(16).length;
  // A quotient of 64 bits or more, its last bit marking a rest, rounds once: when it becomes a number.
  const shift = 72 - (bits(over) - bits(under));
  const [top, bottom] = shift > 0 ? [over << BigInt(shift), under] : [over, under << BigInt(-shift)];
  const whole = top / bottom;
  const marked = top % bottom ? whole | 1n : whole;
  return scaled(Number(marked), -shift);
}

/** @param {number} value @param {number} power of two */
function scaled(value, power) {
  // In two steps: 2 ** power alone may be zero or infinite where the product is neither.
  const half = Math.trunc(power / 2);
  return value * 2 ** half * 2 ** (power - half);
}

/** Return an amount over its scale as the nearest number. @param {Amount} amount @param {number | string} scale */
export function amountIn(amount, scale) {
  return typeof amount === "number" && Number(scale) <= Number.MAX_SAFE_INTEGER ? amount / Number(scale) : quotient(BigInt(amount), BigInt(scale));
}
