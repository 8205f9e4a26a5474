// Careers from a role: where people went next, three moves far, as bands whose width is people, and as a table.

import { button, h, s, table } from "./dom.js";
import { CLOSED } from "./state.js";
import { amount, ownLanguage, t } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./engine/graph.js").Graph} Graph */
/** @typedef {import("./engine/graph.js").Career} Career */
/** @typedef {number | "left" | "still" | "elsewhere"} Stop a role, or where no role comes next */
/** @typedef {{stop: Stop, step: number, people: number, y: number, height: number, in: number, out: number}} Station */
/** @typedef {{from: Station, to: Station, people: number}} Band */

const FLOW_WIDTH = 860;
const FLOW_HEIGHT = 460;
const FLOW_STEPS = 3;
const BAR = 12;
const FLOW_GAP = 14;
const LABEL_ROOM = 150;
// So many roles stand one above the other; people in others are elsewhere.
const MOST_STATIONS = 7;
/** @type {Stop[]} */
const ENDS_OF_CAREERS = ["elsewhere", "left", "still"];

/** The paths from a role by how far they go: each path is told with its people. @param {Graph} graph @param {number} index @returns {Career[]} */
export function careersFrom(graph, index) {
  return graph.careers.filter((career) => career.path[0] === index);
}

/** The stations and bands of the careers from a role. @param {Career[]} careers @returns {{stations: Station[], bands: Band[]}} */
export function flowsOf(careers) {
  /** @type {Map<string, Station>} */
  const stations = new Map();
  /** @type {Map<string, Band>} */
  const bands = new Map();
  const byPath = new Map(careers.map((career) => [career.path.join(), career]));
  const shown = shownRoles(careers);
  const station = (/** @type {number} */ step, /** @type {Stop} */ stop) => {
    const key = `${step}/${stop}`;
    const found = stations.get(key) || { stop, step, people: 0, y: 0, height: 0, in: 0, out: 0 };
    stations.set(key, found);
    return found;
  };
  const flow = (/** @type {Station} */ from, /** @type {Station} */ to, /** @type {number} */ people) => {
    const key = `${from.step}/${from.stop}>${to.stop}`;
    const band = bands.get(key) || { from, to, people: 0 };
    band.people += people;
    to.people += people;
    bands.set(key, band);
  };
  /** @param {Career} career @param {Station} from */
  const follow = (career, from) => {
    const step = career.path.length;
    let rest = career.people - career.left - career.still;
    for (const next of careers) {
      if (next.path.length === step + 1 && next.path.slice(0, step).join() === career.path.join() && shown[step].has(next.path[step])) {
        const people = Math.min(next.people, Math.max(rest, 0));
        if (people > 0) {
          const to = station(step, next.path[step]);
          flow(from, to, people);
          if (step < FLOW_STEPS) {
            follow({ ...next, people }, to);
          }
        }
        rest -= people;
      }
    }
    for (const [stop, people] of /** @type {Array<[Stop, number]>} */ ([["elsewhere", rest], ["left", career.left], ["still", career.still]])) {
      if (people > 0) {
        flow(from, station(step, stop), people);
      }
    }
  };
  const start = byPath.get(String(careers[0].path[0]));
  if (start) {
    const first = station(0, start.path[0]);
    first.people = start.people;
    follow(start, first);
  }
  return { stations: [...stations.values()], bands: [...bands.values()] };
}

/** Which roles are told apart at each step: those of the most people. @param {Career[]} careers @returns {Array<Set<number>>} */
function shownRoles(careers) {
  return Array.from({ length: FLOW_STEPS + 1 }, (_, step) => {
    /** @type {Map<number, number>} */
    const people = new Map();
    careers.filter(({ path }) => path.length === step + 1).forEach((career) =>
      people.set(career.path[step], (people.get(career.path[step]) || 0) + career.people));
    return new Set([...people].sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, MOST_STATIONS).map(([role]) => role));
  });
}

/** Whether a role's card can say where people went. @param {App} app @param {number} index */
export function careersButton(app, index) {
  const careers = careersFrom(app.graph, index);
  return careers.length > 0 && h("p", { class: "actions" },
    button({ class: "quiet", key: "careers", on: { click: () => showCareers(app, index) } }, "route", t("careers.open")));
}

/** @param {App} app @param {number} index */
function showCareers(app, index) {
  const { graph } = app;
  const careers = careersFrom(graph, index);
  const role = graph.roles[index].title;
  const open = (/** @type {number} */ to) => {
    dialog.close();
    app.set({ ...CLOSED, role: to });
  };
  const dialog = h("dialog", { class: "careers", "aria-labelledby": "careers-title" },
    h("form", { method: "dialog" }, h("button", { class: "square", "aria-label": t("close"), text: "×" })),
    h("h2", { id: "careers-title", text: t("careers.title", { role }) }),
    h("p", { class: "note", text: t("careers.note", { count: careers[0].people }) }),
    h("p", { class: "note", text: graph.rounded ? t("careers.rounded", { least: graph.least }) : t("careers.folded") }),
    h("div", { class: "scroller", tabindex: "0", role: "group", "aria-label": t("careers.title", { role }) }, drawCareers(graph, careers, open)),
    h("details", { open: matchMedia("(max-width: 700px)").matches }, h("summary", { text: t("careers.table") }), careersTable(graph, careers)));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {Stop} stop @param {Graph} graph */
function stopName(stop, graph) {
  return typeof stop === "number" ? graph.roles[stop].title : t(`careers.${stop}`);
}

/** @param {Graph} graph @param {Career[]} careers @param {(role: number) => void} open */
function drawCareers(graph, careers, open) {
  const { stations, bands } = flowsOf(careers);
  const tallest = Math.max(...Array.from({ length: FLOW_STEPS + 1 }, (_, step) => stations.filter((each) => each.step === step).length));
  const all = stations[0].people;
  const unit = (FLOW_HEIGHT - FLOW_GAP * tallest - 20) / all;
  const x = (/** @type {number} */ step) => 4 + (FLOW_WIDTH - LABEL_ROOM - BAR) * step / FLOW_STEPS;
  for (let step = 0; step <= FLOW_STEPS; step += 1) {
    let y = 20;
    for (const each of stations.filter((one) => one.step === step).sort((one, other) => rank(one) - rank(other) || other.people - one.people)) {
      each.y = y;
      each.height = Math.max(each.people * unit, 1.5);
      y += each.height + FLOW_GAP;
    }
  }
  const ordered = [...bands].sort((one, other) => one.from.step - other.from.step || one.from.y - other.from.y || one.to.y - other.to.y);
  const drawn = ordered.map((band) => {
    const height = Math.max(band.people * unit, 1);
    const [fromX, toX] = [x(band.from.step) + BAR, x(band.to.step)];
    const [fromY, toY] = [band.from.y + band.from.out, band.to.y + band.to.in];
    band.from.out += height;
    band.to.in += height;
    const middle = (fromX + toX) / 2;
    const told = t("careers.band", { from: stopName(band.from.stop, graph), to: stopName(band.to.stop, graph), count: band.people });
    return s("path", { class: `band ${typeof band.to.stop === "string" ? band.to.stop : ""}`,
      d: `M${fromX} ${fromY}C${middle} ${fromY} ${middle} ${toY} ${toX} ${toY}v${height}C${middle} ${toY + height} ${middle} ${fromY + height} ${fromX} ${fromY + height}Z` },
    s("title", null, told));
  });
  return s("svg", { class: "flows", viewBox: `0 0 ${FLOW_WIDTH} ${FLOW_HEIGHT}`, role: "group" },
    ...drawn, ...stations.map((each) => drawStation(graph, each, x(each.step), open)));
}

/** Roles come first, whoever leaves last. @param {Station} station */
function rank({ stop }) {
  return typeof stop === "number" ? 0 : 1 + ENDS_OF_CAREERS.indexOf(stop);
}

/** @param {Graph} graph @param {Station} station @param {number} x @param {(role: number) => void} open */
function drawStation(graph, { stop, people, y, height }, x, open) {
  const name = stopName(stop, graph);
  const told = t("careers.people", { role: name, count: people });
  const isRole = typeof stop === "number";
  const made = s("g", isRole ? { class: "station", role: "button", tabindex: "0", "aria-label": told } : { class: `station ${stop}`, role: "img", "aria-label": told },
    s("title", null, told), s("rect", { class: "bar-of", x, y, width: BAR, height }),
    s("text", { x: x + BAR + 5, y: y + Math.max(height / 2, 5), lang: (isRole && ownLanguage()) || null }, short(name, 24)),
    s("text", { class: "many", x: x + BAR + 5, y: y + Math.max(height / 2, 5) + 13 }, height > 24 ? amount(people) : ""));
  if (isRole) {
    made.addEventListener("click", () => open(stop));
    made.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        open(stop);
      }
    });
  }
  return made;
}

/** @param {string} text @param {number} most */
function short(text, most) {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** @param {Graph} graph @param {Career[]} careers */
function careersTable(graph, careers) {
  return h("div", { class: "scroller", tabindex: "0", role: "group", "aria-label": t("careers.table") }, table({ class: "figures" },
    h("thead", null, h("tr", null, ["path", "counted", "left", "still", "elsewhere"].map((name) => h("th", { scope: "col", text: t(`careers.${name}`) })))),
    h("tbody", null, careers.map((career) => {
      const onward = careers.filter(({ path }) => path.length === career.path.length + 1 && path.slice(0, -1).join() === career.path.join());
      const rest = career.people - career.left - career.still - onward.reduce((sum, each) => sum + each.people, 0);
      const ends = career.path.length <= FLOW_STEPS;
      return h("tr", null, h("th", { scope: "row", own: career.path.map((role) => graph.roles[role].title).join(" → ") }),
        h("td", { text: amount(career.people) }),
        [career.left, career.still].map((people) => h("td", { text: people ? amount(people) : "–" })),
        h("td", { text: ends && rest > 0 ? amount(rest) : "–" }));
    }))));
}
