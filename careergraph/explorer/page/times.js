// When those who enter a role move on: stacked curves that add up to a hundred, and a table of the same.

import { h, s, table } from "./dom.js";
import { amount, t } from "./words.js";

/** @typedef {import("./engine/graph.js").Graph} Graph */
/** @typedef {import("./engine/graph.js").Horizon} Horizon */
/** @typedef {{name: string, own: boolean, look: string, horizons: Horizon[]}} Outcome what may become of somebody; `own` where the graph names it */

const CHART_WIDTH = 340;
const CHART_HEIGHT = 190;
const CHART_LEFT = 34;
const CHART_BOTTOM = 22;
const CHART_TOP = 6;
// So many moves are told apart; the others are one.
const MOST_OUTCOMES = 6;

/** What becomes of those who enter a role, the most usual move first; empty where nothing is known. @param {Graph} graph @param {number} index @returns {Outcome[]} */
export function outcomesOf(graph, index) {
  const moves = graph.out[index].map((each) => graph.moves[each]).filter((move) => move.within.length > 0);
  const last = (/** @type {Horizon[]} */ horizons) => horizons[horizons.length - 1].share;
  moves.sort((one, other) => last(other.within) - last(one.within) || one.to - other.to);
  const told = moves.length > MOST_OUTCOMES ? moves.slice(0, MOST_OUTCOMES - 1) : moves;
  const rest = moves.slice(told.length);
  const outcomes = told.map((move, at) => ({ name: graph.roles[move.to].title, own: true, look: `to-${at}`, horizons: move.within }));
  if (rest.length > 0) {
    const years = [...new Set(rest.flatMap((move) => move.within.map((each) => each.years)))].sort((one, other) => one - other);
    outcomes.push({ name: t("times.others"), own: false, look: `to-${MOST_OUTCOMES - 1}`, horizons: years.map((year) => ({ years: year,
      share: rest.reduce((sum, move) => sum + shareAt(move.within, year), 0), low: null, high: null })) });
  }
  const leaving = graph.careers.find((career) => career.path.length === 1 && career.path[0] === index)?.within || [];
  return leaving.length > 0 ? [...outcomes, { name: t("times.left"), own: false, look: "left", horizons: leaving }] : outcomes;
}

/** The share by some year: straight between what is known, and from nothing at the start where that is not known. @param {Horizon[]} horizons @param {number} years */
export function shareAt(horizons, years) {
  let before = { years: 0, share: 0 };
  for (const each of horizons) {
    if (years === each.years) {
      return each.share;
    }
    if (years < each.years) {
      return before.share + (each.share - before.share) * (years - before.years) / (each.years - before.years);
    }
    before = each;
  }
  return before.share;
}

/** Return at each of the years where each outcome begins and ends, of 1; the last one is whoever is still there. @param {Outcome[]} outcomes @param {number[]} years @returns {number[][]} */
export function stackedAt(outcomes, years) {
  return years.map((year) => {
    const shares = outcomes.map(({ horizons }) => shareAt(horizons, year));
    const sum = shares.reduce((total, share) => total + share, 0);
    // Rounded shares may add up to a little more than all: they share what there is.
    const scale = sum > 1 ? 1 / sum : 1;
    const edges = [0];
    shares.forEach((share) => edges.push(edges[edges.length - 1] + share * scale));
    return [...edges, 1];
  });
}

/** @param {Graph} graph @param {number} index */
export function timesOf(graph, index) {
  const outcomes = outcomesOf(graph, index);
  const years = [...new Set(outcomes.flatMap(({ horizons }) => horizons.map((each) => each.years)))].sort((one, other) => one - other);
  if (!years.length) {
    return null;
  }
  const people = graph.careers.find((career) => career.path.length === 1 && career.path[0] === index)?.people;
  const stay = t(graph.rounded ? "times.rest" : "times.still");
  const role = graph.roles[index].title;
  return h("section", { class: "times" }, h("h3", { text: t("times.title") }),
    h("p", { class: "note", text: people ? t("times.note", { role, count: people }) : t("times.note-unknown", { role }) }),
    drawTimes(outcomes, years, stay, role),
    h("ul", { class: "keys" }, [...outcomes, { name: stay, own: false, look: "stay" }].map(({ name, own, look }) =>
      h("li", null, h("i", { class: look, "aria-hidden": "true" }), own ? h("span", { own: name }) : h("span", { text: name })))),
    h("details", null, h("summary", { key: `times-${index}`, text: t("times.table") }), timesTable(outcomes, years, stay, role)));
}

/** @param {Outcome[]} outcomes @param {number[]} years @param {string} stay @param {string} role */
function drawTimes(outcomes, years, stay, role) {
  const last = years[years.length - 1];
  const x = (/** @type {number} */ year) => CHART_LEFT + (CHART_WIDTH - CHART_LEFT - 8) * year / (last || 1);
  const y = (/** @type {number} */ share) => CHART_TOP + (CHART_HEIGHT - CHART_TOP - CHART_BOTTOM) * (1 - share);
  const points = [...new Set([0, ...years])];
  const edges = stackedAt(outcomes, points);
  const at = (/** @type {number} */ place, /** @type {number} */ layer) => `${x(points[place]).toFixed(1)} ${y(edges[place][layer]).toFixed(1)}`;
  const layers = [...outcomes.map(({ look }) => look), "stay"].map((look, layer) => {
    const up = points.map((_, place) => at(place, layer + 1));
    const down = points.map((_, place) => at(place, layer)).reverse();
    return s("path", { class: `layer ${look}`, d: `M${[...up, ...down].join("L")}Z` });
  });
  const hints = years.map((year, place) => {
    const from = place ? (x(years[place - 1]) + x(year)) / 2 : x(0);
    const to = place + 1 < years.length ? (x(years[place + 1]) + x(year)) / 2 : x(year) + 8;
    return s("g", { class: "hint-at" }, s("line", { x1: x(year), x2: x(year), y1: y(1), y2: y(0) }),
      s("rect", { x: from, y: y(1), width: to - from, height: y(0) - y(1) }, s("title", null, toldAt(outcomes, year, stay))));
  });
  return s("svg", { class: "chart", viewBox: `0 0 ${CHART_WIDTH} ${CHART_HEIGHT}`, role: "img",
    "aria-label": t("times.chart", { role, parts: toldAt(outcomes, last, stay) }) },
    ...layers, ...[0, 0.5, 1].map((share) => s("text", { class: "scale", x: CHART_LEFT - 5, y: y(share), "text-anchor": "end" }, amount(100 * share))),
    ...points.filter((year) => year !== 1 && year !== 3 || last < 10).map((year) =>
      s("text", { class: "scale", x: x(year), y: CHART_HEIGHT - 8, "text-anchor": "middle" }, amount(year))),
    ...hints);
}

/** Everything after some years, in a line. @param {Outcome[]} outcomes @param {number} year @param {string} stay */
function toldAt(outcomes, year, stay) {
  const parts = outcomes.map(({ name, horizons }) => {
    const known = horizons.find((each) => each.years === year);
    return known ? `${name} ${hundredOf(known)}` : "";
  }).filter(Boolean);
  return [t("times.after", { count: year }), ...parts, `${stay} ${amount(stayingAt(outcomes, year))}`].join("\n");
}

/** How many of a hundred no known outcome accounts for. @param {Outcome[]} outcomes @param {number} year */
function stayingAt(outcomes, year) {
  return Math.max(0, Math.round(100 - 100 * outcomes.reduce((sum, { horizons }) => sum + shareAt(horizons, year), 0)));
}

/** @param {Horizon} horizon */
function hundredOf({ share, low, high }) {
  const of = (/** @type {number} */ value) => amount(Math.round(100 * value));
  return low === null || high === null ? of(share) : t("times.cell", { share: of(share), low: of(low), high: of(high) });
}

/** @param {Outcome[]} outcomes @param {number[]} years @param {string} stay @param {string} role */
function timesTable(outcomes, years, stay, role) {
  return h("div", { class: "scroller", tabindex: "0", role: "group", "aria-label": t("times.title") }, table({ class: "figures" },
    h("caption", { class: "hush", text: t("times.caption", { role }) }),
    h("thead", null, h("tr", null, h("td", null), years.map((year) => h("th", { scope: "col", text: t("times.years", { count: year }) })))),
    h("tbody", null,
      outcomes.map(({ name, own, horizons }) => h("tr", null, own ? h("th", { scope: "row", own: name }) : h("th", { scope: "row", text: name }),
        years.map((year) => {
          const known = horizons.find((each) => each.years === year);
          return h("td", { text: known ? hundredOf(known) : "–" });
        }))),
      h("tr", null, h("th", { scope: "row", text: stay }), years.map((year) => h("td", { text: amount(stayingAt(outcomes, year)) }))))));
}
