// What roles pay, compared: only where that is known, of one currency and of one period.

/** @typedef {import("./graph.js").Graph} Graph */

/** Whether it is known which of two roles typically pays more; if so also whether the later one pays less. @param {Graph} graph @param {number} earlier @param {number} later */
function comparePay(graph, earlier, later) {
  const [one, other] = [graph.offers.pay.get(earlier), graph.offers.pay.get(later)];
  const known = Boolean(one && other) && one?.currency === other?.currency && one?.period === other?.period && one?.typical !== null && other?.typical !== null;
  return { known, less: known && Number(other?.typical) < Number(one?.typical) };
}

/** Whether it is known that a role pays less than the one that a move to it leaves, or than the one that somebody is in. @param {Graph} graph @param {number} start @param {number} from @param {number} to */
export function cutsPay(graph, start, from, to) {
  return comparePay(graph, from, to).less || comparePay(graph, start, to).less;
}

/** Return the roles of routes of which it is not known whether they pay less than those before. @param {Graph} graph @param {Array<{roles: number[]}>} routes */
export function payUnknown(graph, routes) {
  const unknown = routes.flatMap(({ roles }) => roles.slice(1).filter((role, at) => [roles[at], roles[0]].some((earlier) => !comparePay(graph, earlier, role).known)));
  return [...new Set(unknown)].sort((left, right) => left - right);
}
