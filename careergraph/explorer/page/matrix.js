// The overview: which roles stand where, level by function. As many names as there is room for, else their number;
// a function opens as a map of its own, a cell as a list.

import { h, refill, table } from "./dom.js";
import { CLOSED } from "./state.js";
import { amount, t } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./engine/graph.js").Role} Role */

const SHADES = 6;
// Heights on the screen: of a name, and of a cell without its names.
const NAME = 27;
const CELL = 50;
const HEAD = 110;
// Columns narrower than this hold numbers alone; below this width cells stand below each other.
const LEAST_COLUMN = 104;
const STACKED = "(max-width: 760px)";
// A graph of more roles shows numbers alone: nobody reads so many names at once.
const MOST_NAMED = 600;
// A graph without levels may have thousands of steps.
const MOST_ROWS = 100;

/** @param {App} app @param {HTMLElement} region */
export function drawMatrix(app, region) {
  const { graph, reached, state } = app;
  /** @type {Array<Array<{roles: Role[], moves: number, reached: number}>>} */
  const cells = graph.rows.map(() => graph.lanes.map(() => ({ roles: [], moves: 0, reached: 0 })));
  for (const role of graph.roles) {
    const cell = cells[role.row][role.lane];
    cell.roles.push(role);
    cell.moves += graph.out[role.index].length;
    cell.reached += reached?.has(role.index) ? 1 : 0;
  }
  const most = cells.flat().reduce((sum, cell) => Math.max(sum, cell.roles.length), 1);
  const wide = matchMedia(STACKED).matches || (region.clientWidth - 140) / graph.lanes.length >= LEAST_COLUMN;
  const lines = !wide ? 0 : linesFor(cells.map((row) => Math.max(0, ...row.map((cell) => cell.roles.length))), region.clientHeight || innerHeight, graph.roles.length);
  const open = (/** @type {number} */ lane) => app.set({ ...CLOSED, lanes: new Set([lane]), rows: new Set(), map: "" });
  const head = h("tr", null, h("th", { scope: "col", text: t("role.level") }), graph.lanes.map((lane, at) =>
    h("th", { scope: "col", data: { lane: String(at % 8) } }, lane.title ?
      h("button", { type: "button", class: "lane-head", key: `open-${at}`, title: t("overview.open", { function: lane.title }), own: lane.title, on: { click: () => open(at) } }) : t("roles.title"))));
  const hidden = graph.rows.length > MOST_ROWS ? cells.slice(0, -MOST_ROWS).flat().reduce((sum, cell) => sum + cell.roles.length, 0) : 0;
  const body = graph.rows.map((row, at) => graph.rows.length - at > MOST_ROWS ? null :
    h("tr", null, h("th", { scope: "row", own: row.title }), cells[at].map((cell, lane) => {
      if (!cell.roles.length) {
        return h("td", { class: "vacant" }, h("span", { class: "hush", text: t("overview.no-roles") }));
      }
      const shade = Math.ceil((cell.roles.length / most) * SHADES);
      const shown = cell.roles.length <= lines + 1 ? cell.roles : cell.roles.slice(0, lines);
      return h("td", null, h("div", { class: "cell", data: { shade: String(shade), lane: String(lane % 8) } },
        h("button", {
          type: "button", class: "tally", key: `cell-${at}-${lane}`, data: { title: graph.lanes[lane].title },
          "aria-label": t("overview.cell", { place: [row.title, graph.lanes[lane].title].filter(Boolean).join(", "), holds: [t("count.roles", { count: cell.roles.length }),
            t("overview.onward", { count: cell.moves }), reached && t("overview.in-reach", { count: cell.reached })].filter(Boolean).join(", ") }),
          on: { click: () => app.set({ view: "list", lanes: new Set([lane]), rows: new Set([at]) }) },
        }, h("b", { text: amount(cell.roles.length) }), (reached || !lines) && h("small", { text: reached ? t("overview.in-reach", { count: cell.reached }) : t("count.moves", { count: cell.moves }) })),
        lines > 0 && h("ul", { class: "names" }, shown.map((role) => h("li", null,
          h("button", { type: "button", class: nameClass(app, role), key: `name-${role.index}`, title: role.title, own: role.title, on: { click: () => app.set({ ...CLOSED, role: role.index, map: "" }) } })))),
        lines > 0 && shown.length < cell.roles.length && h("button", { type: "button", class: "link small", key: `more-${at}-${lane}`,
          "aria-label": t("overview.more-all", { count: cell.roles.length - shown.length, place: [row.title, graph.lanes[lane].title].filter(Boolean).join(", ") }), text: t("more.and", { count: cell.roles.length - shown.length }),
          on: { click: () => app.set({ view: "list", lanes: new Set([lane]), rows: new Set([at]) }) } })));
    })));
  const why = state.map === "overview" ? "" : graph.roles.length > MOST_NAMED ? t("overview.too-many") : t("overview.too-small");
  refill(region, [
    h("div", { class: "matrix-head" },
      h("h2", { text: t("overview.title") }),
      h("p", { text: [t("overview.size", { roles: t("count.roles", { count: graph.roles.length }), moves: t("count.moves", { count: graph.moves.length }) }), why, t("overview.choose")].filter(Boolean).join(" ") })),
    h("div", { class: "scroller", tabindex: "0", role: "group", "aria-label": t("overview.table") },
      table({ class: "matrix" }, h("caption", { class: "hush", text: t("overview.table") }),
        h("thead", null, head), h("tbody", null, body.reverse()))),
    hidden > 0 && h("p", { class: "note", text: t("overview.hidden", { roles: t("count.roles", { count: hidden }) }) }),
  ]);
}

/** How many names each cell may show, so that all rows are in view. @param {number[]} needs the most roles of a cell, by row @param {number} height @param {number} roles */
function linesFor(needs, height, roles) {
  if (roles > MOST_NAMED) {
    return 0;
  }
  const used = needs.filter((need) => need > 0);
  const high = (/** @type {number} */ lines) => HEAD + used.reduce((sum, need) => sum + CELL + NAME * Math.min(need, lines), 0);
  let lines = 2;
  while (lines < Math.max(...used) && high(lines + 1) <= height) {
    lines += 1;
  }
  return lines;
}

/** @param {App} app @param {Role} role */
function nameClass(app, role) {
  const { reached, state, graph } = app;
  const lit = reached?.has(role.index) || (state.skill !== null && role.skills.some(([skill]) => skill === state.skill));
  const dim = (reached || state.skill !== null) && !lit;
  const filtered = (state.lanes.size > 0 && !state.lanes.has(role.lane)) || (state.rows.size > 0 && !state.rows.has(role.row));
  return ["name", lit && "lit", (dim || filtered) && "dim", role.index === state.from && "end", role.index === state.to && "end", graph.out[role.index].length ? "" : "last"].filter(Boolean).join(" ");
}
