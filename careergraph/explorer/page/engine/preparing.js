// What one prepares a step with: resources that close what is missing for the least, credentials still to get.

import { covered, orderLists } from "./cover.js";

/** @typedef {import("./cover.js").Price} Price */
/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {import("./routes.js").Learn} Learn */
/** @typedef {import("./routes.js").Route} Route */
/** @typedef {{amount: number, currency: string}} Cost */
/** @typedef {{title: string, where: string, hours: number | null, cost: Cost | null, price: Price, teaches: Map<number, Array<[number, number]>>, sources: number[]}} Offer a resource; what it teaches is skill -> levels from and to, where 0 for `to` is unknown */
/** @typedef {{id: string, title: string, where: string, years: number | null, hours: number | null, cost: Cost | null, sources: number[]}} Credential */
/** @typedef {{low: number | null, middle: number | null, high: number | null, typical: number | null, currency: string, period: "year" | "month" | "day" | "hour", place: string, asOf: string, sources: number[]}} Pay */
/** @typedef {{offers: Offer[], teaching: Map<number, number[]>, credentials: Credential[], required: Map<number, number[]>, pay: Map<number, Pay>}} Offers what the graph knows of all that: resources and those that teach a skill; credentials and those that a move requires; and pay by role */
/** @typedef {{offer: number, closes: Learn[], before: boolean}} Lesson */
/** @typedef {{resources: Lesson[], others: Lesson[], credentials: number[], proven: boolean}} Preparation */

const NO_PRICE = [0, 0, 0, 0, 0];

/** @param {any} raw @returns {Cost | null} */
function readCost(raw) {
  return raw ? { amount: raw[0], currency: raw[1] || "" } : null;
}

/** @param {any} data what the page knows, which mostly says nothing of this @returns {Offers} */
export function readOffers(data) {
  /** @type {Map<number, number[]>} */
  const teaching = new Map();
  const offers = (data.resources || []).map((/** @type {any} */ raw, /** @type {number} */ number) => {
    const [title, where, hours, cost, price, taught, sources] = raw;
    /** @type {Map<number, Array<[number, number]>>} */
    const teaches = new Map();
    for (const [skill, from, to] of taught) {
      if (!teaches.has(skill)) {
        teaching.set(skill, [...(teaching.get(skill) || []), number]);
      }
      teaches.set(skill, [...(teaches.get(skill) || []), [from, to]]);
    }
    return { title, where: where || "", hours, cost: readCost(cost), price, teaches, sources: sources || [] };
  });
  const credentials = (data.credentials || []).map((/** @type {any} */ [id, title, where, years, hours, cost, sources]) =>
    ({ id, title, where: where || "", years: years ?? null, hours: hours ?? null, cost: readCost(cost), sources: sources || [] }));
  const pay = new Map((data.pay || []).map((/** @type {any} */ [role, low, middle, high, currency, period, place, asOf, sources]) =>
    [role, { low, middle, high, typical: middle ?? (low === null || high === null ? null : low / 2 + high / 2), currency, period, place: place || "", asOf: asOf || "", sources: sources || [] }]));
  return { offers, teaching, credentials, required: new Map(data.required || []), pay };
}

/** Return the steps that a resource closes of the way from a level to a higher one. @param {Array<[number, number]>} spans @param {number} held @param {number} asked */
function runs(spans, held, asked) {
  /** @type {Array<[number, number]>} */
  const found = [];
  let reached = held;
  let first = -1;
  for (const [low, high] of spans.filter(([, to]) => to).sort(orderLists)) {
    const [start, end] = [Math.max(low, held), Math.min(high, asked)];
    if (end > Math.max(start, reached)) {
      if (first >= 0 && start > reached) {
        found.push([first, reached]);
        first = -1;
      }
      first = first < 0 ? Math.max(start, reached) : first;
      reached = end;
    }
  }
  return first < 0 ? found : [...found, [first, reached]];
}

/** @param {Offer} offer @param {Learn[]} missing in the order of the skills @returns {Learn[]} */
function closes(offer, missing) {
  return missing.flatMap(({ skill, from, to }) =>
    runs(offer.teaches.get(skill) || [], from, to).map(([low, high]) => ({ skill, from: low, to: high })));
}

/** Amounts of several currencies do not compare, and are then left out. @param {Offer[]} offers @returns {Price[]} */
function comparable(offers) {
  const currencies = new Set(offers.map(({ cost }) => cost?.currency || "").filter(Boolean));
  return offers.map(({ price }) => (currencies.size > 1 ? [price[0], price[1], 0, 0, price[4]] : price));
}

/**
 * Return what one prepares each step of a route with; null where the graph knows of nothing.
 * @param {Graph} graph @param {Route} route @param {Iterable<number>} held the credentials that are held
 * @returns {Array<Preparation | null>}
 */
export function preparedSteps(graph, route, held) {
  const { offers, credentials, required } = graph.offers;
  const known = new Set(held);
  /** @type {Set<number>} */
  let taken = new Set();
  return route.steps.map(({ move, learn }) => {
    const toGet = credentials.length ? [...new Set(required.get(move.index) || [])].filter((each) => !known.has(each)) : [];
    toGet.forEach((each) => known.add(each));
    const { chosen, ...lessons } = offers.length ? lessonsFor(graph.offers, learn, taken, graph.budgets) : NO_LESSONS;
    taken = new Set([...taken, ...chosen]);
    return lessons.resources.length + lessons.others.length + toGet.length ? { ...lessons, credentials: toGet } : null;
  });
}

/** @type {{resources: Lesson[], others: Lesson[], proven: boolean, chosen: number[]}} */
const NO_LESSONS = { resources: [], others: [], proven: true, chosen: [] };

/** @param {Offers} known @param {Learn[]} learn @param {Set<number>} taken for earlier steps: they cost nothing more @param {import("./graph.js").Budgets} budgets */
function lessonsFor({ offers, teaching }, learn, taken, budgets) {
  const missing = [...learn].sort((left, right) => left.skill - right.skill);
  const numbers = [...new Set(missing.flatMap(({ skill }) => teaching.get(skill) || []))].sort((left, right) => left - right);
  const closing = new Map(numbers.map((number) => [number, closes(offers[number], missing)]));
  const bits = new Map(missing.flatMap(({ skill, from, to }) => levels(from, to).map((level) => `${skill} ${level}`)).map((step, bit) => [step, BigInt(bit)]));
  const stepsOf = (/** @type {number} */ number) => (closing.get(number) || []).flatMap(({ skill, from, to }) => levels(from, to).map((level) => `${skill} ${level}`));
  const fitting = numbers.filter((number) => closing.get(number)?.length);
  const told = comparable(fitting.map((number) => offers[number]));
  const prices = new Map(fitting.map((number, at) => [number, taken.has(number) ? NO_PRICE : told[at]]));
  const priceOf = (/** @type {number} */ number) => /** @type {Price} */ (prices.get(number));
  const candidates = [...fitting].sort((left, right) => orderLists(priceOf(left), priceOf(right)) || left - right);
  const masks = candidates.map((number) => stepsOf(number).reduce((sum, step) => sum | (1n << /** @type {bigint} */ (bits.get(step))), 0n));
  const { chosen: places, proven } = covered(masks, candidates.map(priceOf), budgets);
  const place = (/** @type {number} */ number) => (closing.get(number) || []).flatMap(({ skill, to }) => [skill, to]);
  const chosen = places.map((at) => candidates[at]).sort((left, right) => orderLists(place(left), place(right)));
  const closed = new Set(chosen.flatMap(stepsOf));
  const still = missing.filter(({ skill, from, to }) => levels(from, to).some((level) => !closed.has(`${skill} ${level}`)));
  const lesson = (/** @type {number} */ offer) => ({ offer, closes: closing.get(offer) || [], before: taken.has(offer) });
  // Of those that close nothing nobody says how far they lead: they are named where something is left open.
  const others = numbers.filter((number) => !closing.get(number)?.length && still.some(({ skill }) => offers[number].teaches.get(skill)?.some(([, to]) => !to)));
  return { resources: chosen.map(lesson), others: others.map(lesson), proven, chosen };
}

/** @param {number} from @param {number} to */
function levels(from, to) {
  return Array.from({ length: to - from }, (_, at) => from + at + 1);
}

/** Return the credentials that somebody in a role holds: the own ones, and those that every move into it requires. @param {Graph} graph @param {number} role @param {Iterable<number>} mine @param {boolean} onlyMine */
export function credentialsHeld(graph, role, mine, onlyMine) {
  const { required } = graph.offers;
  const moves = graph.into[role];
  const vouched = moves.length && !onlyMine ? moves.map((move) => required.get(move) || []).reduce((shared, each) => shared.filter((one) => each.includes(one))) : [];
  return new Set([...mine, ...vouched]);
}
