// Figures that are compared exactly: whole units, and likelihoods as fractions.

/**
 * A whole number of units of learning, or of years. All amounts of one kind in a graph are numbers, or, where numbers
 * could not hold their sums exactly, all are bigints: either kind adds and compares in itself, and compares with Infinity.
 * @typedef {number} Amount
 */
/**
 * How likely a route is: a fraction of whole numbers, with its logarithm for what need not be exact.
 * @typedef {{log: number, over: bigint, under: bigint}} Odds `log` is -log(over / under), so that less is better
 */
/** @typedef {Amount | Odds} Measure what an objective looks at; less is better */

/** @type {Odds} */
export const CERTAIN = { log: 0, over: 1n, under: 1n };

// Sums of logarithms differ from each other by less than this part of them.
const SLACK = 1e-9;

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

/** @param {Amount} left @param {Amount} right */
export function order(left, right) {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** @param {Amount} left @param {Amount} right */
export function larger(left, right) {
  return left > right ? left : right;
}

/** Add years; Infinity stands for unknown ones. @param {Amount} years @param {Amount | null} more @returns {Amount} */
export function plusYears(years, more) {
  return more === null || years === Infinity ? Infinity : years + more;
}

/** @param {Odds} odds @param {{people: number | null, leavers: number | null}} move one whose share is known @returns {Odds} */
export function timesShare(odds, { people, leavers }) {
  const [made, left] = [Number(people), Number(leavers)];
  return { log: odds.log + Math.log(left / made), over: odds.over * BigInt(made), under: odds.under * BigInt(left) };
}

/** Order odds, the more likely first: by logarithms where these differ clearly, else exactly. @param {Odds} left @param {Odds} right */
export function orderOdds(left, right) {
  if (Math.abs(left.log - right.log) > slackOf(left.log + right.log)) {
    return left.log < right.log ? -1 : 1;
  }
  const [mine, theirs] = [left.over * right.under, right.over * left.under];
  return mine > theirs ? -1 : mine < theirs ? 1 : 0;
}

/** How far two equal sums of logarithms may lie apart. @param {number} log */
export function slackOf(log) {
  return SLACK * (1 + log);
}

/** @param {Measure} left @param {Measure} right both of one objective */
export function orderMeasures(left, right) {
  return typeof left === "object" ? orderOdds(left, /** @type {Odds} */ (right)) : order(left, /** @type {Amount} */ (right));
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
