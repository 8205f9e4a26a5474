// The overview of a large graph: how many roles stand where, function by level. A cell opens as a list.

import { h, refill } from "./dom.js";
import { amount, plural } from "./words.js";

/** @typedef {import("./app.js").App} App */

const SHADES = 6;

/** @param {App} app @param {HTMLElement} region */
export function drawMatrix(app, region) {
  const { graph, reached } = app;
  const cells = graph.rows.map(() => graph.lanes.map(() => ({ roles: 0, moves: 0, reached: 0 })));
  for (const role of graph.roles) {
    const cell = cells[role.row][role.lane];
    cell.roles += 1;
    cell.moves += graph.out[role.index].length;
    cell.reached += reached?.has(role.index) ? 1 : 0;
  }
  const most = Math.max(...cells.flat().map((cell) => cell.roles), 1);
  const head = h("tr", null, h("th", { scope: "col", text: "Level" }), graph.lanes.map((lane, at) =>
    h("th", { scope: "col", data: { lane: String(at % 8) }, text: lane.title || "Roles" })));
  const body = graph.rows.map((row, at) =>
    h("tr", null, h("th", { scope: "row", text: row.title }), cells[at].map((cell, lane) => {
      if (!cell.roles) {
        return h("td", { class: "vacant" }, h("span", { class: "hush", text: "no roles" }));
      }
      const shade = Math.ceil((cell.roles / most) * SHADES);
      return h("td", null, h("button", {
        type: "button", class: "cell", key: `cell-${at}-${lane}`, data: { shade: String(shade), lane: String(lane % 8) },
        "aria-label": `${row.title}, ${graph.lanes[lane].title || "all"}: ${plural(cell.roles, "role")}, ${plural(cell.moves, "move")} onward` +
          `${reached ? `, ${cell.reached} within reach` : ""}. Show them as a list`,
        on: { click: () => app.set({ view: "list", lanes: new Set([lane]), rows: new Set([at]) }) },
      }, h("b", { text: amount(cell.roles) }), h("small", { text: reached ? `${cell.reached} in reach` : plural(cell.moves, "move") })));
    })));
  refill(region, [
    h("div", { class: "matrix-head" },
      h("h2", { text: "Overview" }),
      h("p", { text: `${plural(graph.roles.length, "role")} and ${plural(graph.moves.length, "move")} are too many to draw at once: each cell counts its roles, and the moves that lead on from them. ` +
        "Search for a role, or choose From and To: the map then draws the role with its neighbours, or the route. A cell opens as a list." })),
    h("div", { class: "scroller", tabindex: "0", role: "group", "aria-label": "Roles by level and function" },
      h("table", { class: "matrix" }, h("caption", { class: "hush", text: "Number of roles by level and function" }),
        h("thead", null, head), h("tbody", null, body.reverse()))),
  ]);
}
