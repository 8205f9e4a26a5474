// The list: everything the map shows, as text, for keyboards, screen readers and small screens.

import { button, h, refill, table } from "./dom.js";
import { asksAnything, nextFrom } from "./engine/shortfall.js";
import { learnNothing, roleLink } from "./plan.js";
import { countedText, kindName, levelName, moveText, NOTHING_KNOWN, percent, plural, totalsText } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./engine/graph.js").Move} Move */

const PAGE = 150;
let shown = PAGE;
let lastFilter = "";

/** @param {App} app @param {Move} move */
export function asksText(app, move) {
  const { graph } = app;
  return move.requires.map(([skill, level, optional]) => `${graph.skills[skill].title} (${levelName(graph, level)}${optional ? ", optional" : ""})`).join(", ");
}

/** @param {App} app @param {HTMLElement} region */
export function drawList(app, region) {
  const { graph, state, reached } = app;
  const roles = graph.roles
    .filter((role) => (!state.lanes.size || state.lanes.has(role.lane)) && (!state.rows.size || state.rows.has(role.row)))
    .sort((left, right) => right.row - left.row || left.lane - right.lane || left.index - right.index);
  const filter = JSON.stringify([[...state.lanes], [...state.rows]]);
  if (filter !== lastFilter) {
    [lastFilter, shown] = [filter, PAGE];
  }
  const place = new Map((app.route?.roles || []).map((role, at) => [role, at + 1]));
  /** @type {HTMLElement[]} */
  const groups = [];
  let row = -1;
  for (const role of roles.slice(0, shown)) {
    if (role.row !== row) {
      row = role.row;
      groups.push(h("section", { class: "level" }, h("h3", { text: graph.rows[row].title }), h("ul", { class: "roles" })));
    }
    groups[groups.length - 1].lastElementChild?.append(roleItem(app, role.index, place, reached));
  }
  const filtered = roles.length < graph.roles.length;
  refill(region, [
    routeTable(app),
    h("h2", { text: "All roles by level" }),
    h("p", { class: "note" }, filtered ? `${plural(roles.length, "role")} of ${graph.roles.length} pass the filters. ` : `${plural(graph.roles.length, "role")}, ${plural(graph.moves.length, "move")}.`,
      filtered && button({ class: "link", key: "list-all", on: { click: () => app.set({ lanes: new Set(), rows: new Set() }) } }, null, "Show all")),
    ...groups,
    roles.length > shown && button({ class: "quiet wide", key: "more", on: { click: () => {
      shown += PAGE;
      drawList(app, region);
    } } }, null, `Show more (${roles.length - shown} left)`),
  ]);
}

/** @param {import("./engine/graph.js").Role} role @param {number} skill */
const expects = (role, skill) => role.skills.find(([each]) => each === skill)?.[1] || 0;

/** @param {App} app */
export function routeTable(app) {
  const { graph, route } = app;
  if (!route) {
    return null;
  }
  return h("section", { class: "plan-table" },
    h("h2", { text: `Route from ${graph.roles[route.roles[0]].title} to ${graph.roles[route.roles[route.roles.length - 1]].title}` }),
    h("p", { class: "note", text: `${totalsText(graph, route)}${route.moves > PAGE ? `. The first ${PAGE} steps:` : ""}` }),
    h("div", { class: "scroller", tabindex: "0", role: "group", "aria-label": "Route" }, table({},
      h("thead", null, h("tr", null, ["Step", "To", "Kind", graph.timed && "After", graph.counted && "Counted", graph.skilled && "New to learn"].filter(Boolean).map((text) => h("th", { scope: "col", text: String(text) })))),
      h("tbody", null, route.steps.slice(0, PAGE).map(({ move, learn }, at) => h("tr", null,
        h("td", { text: String(at + 1) }),
        h("th", { scope: "row" }, roleLink(app, move.to, `table-${at}`)),
        h("td", { text: kindName(move.kind) }),
        graph.timed && h("td", { text: move.years === null ? "unknown" : plural(move.years, "year") }),
        graph.counted && h("td", { text: countedText(move) || "not counted" }),
        graph.skilled && h("td", { text: learn.map(({ skill, to }) => `${graph.skills[skill].title} (${levelName(graph, to)})`).join(", ") || learnNothing(graph, move) })))))));
}

/** @param {App} app @param {number} index @param {Map<number, number>} place @param {Map<number, number> | null} reached */
function roleItem(app, index, place, reached) {
  const { graph, state } = app;
  const role = graph.roles[index];
  const kinds = state.shows;
  const moves = nextFrom(graph, index, state.have, state.onlyMine).filter(({ move }) => !kinds.size || kinds.has(String(move.kind)));
  const tags = [
    place.has(index) && `Stop ${place.get(index)} of your route`,
    !place.has(index) && index === state.from && "From",
    !place.has(index) && index === state.to && "To",
    reached?.has(index) && `Within ${plural(Number(reached.get(index)), "move")}`,
    state.skill !== null && expects(role, state.skill) > 0 && `Expects ${graph.skills[state.skill].title}: ${levelName(graph, expects(role, state.skill))}`,
    state.compare.includes(index) && "Compared",
    state.avoid.has(index) && "Avoided",
  ].filter(Boolean);
  const list = h("ul", { class: "onward" });
  const fill = () => {
    if (!list.children.length) {
      list.append(...moves.map(({ move, readiness }) => h("li", null, roleLink(app, move.to, `list-${move.index}`),
        h("small", { text: ` ${moveText(graph, move)}${asksAnything(move) ? ` · ${percent(Number(readiness))} ready` : ""}` }),
        (move.requires.length > 0 || graph.skilled) && h("p", { class: "note", text: move.requires.length ? `Asks for ${asksText(app, move)}` : NOTHING_KNOWN }))));
    }
  };
  const details = moves.length > 0 && h("details", { on: { toggle: fill } }, h("summary", { key: `moves-${index}` }, plural(moves.length, "next move"),
    h("span", { class: "hush", text: ` from ${role.title}` }),
    h("span", { class: "peek", "aria-hidden": "true", text: `${moves.slice(0, 4).map(({ move }) => graph.roles[move.to].title).join(", ")}${moves.length > 4 ? " …" : ""}` })), list);
  return h("li", { class: place.has(index) ? "on-route" : "", data: { lane: String(role.lane % 8), role: role.id } },
    h("div", { class: "line" }, h("h4", null, roleLink(app, index, `role-${index}`)),
      h("span", { class: "where", text: [graph.lanes[role.lane].title, role.scope].filter(Boolean).join(" · ") }),
      tags.map((tag) => h("span", { class: "tag", text: String(tag) }))),
    details || h("p", { class: "note", text: "No next move" }));
}
