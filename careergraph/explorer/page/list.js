// The list: everything the map shows, as text, for keyboards, screen readers and small screens.

import { button, h, refill, table } from "./dom.js";
import { asksAnything, nextFrom } from "./engine/shortfall.js";
import { pause } from "./pause.js";
import { learnNothing, roleLink } from "./plan.js";
import { amount, countedText, kindName, levelName, moveText, percent, skillText, t, totalsText } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./engine/graph.js").Move} Move */
/** @typedef {import("./engine/graph.js").Role} Role */

const PAGE = 150;
// So many roles are drawn at once, and the rest of them in pieces: all would hold the page.
const PIECE = 40;
let shown = PAGE;
let lastFilter = "";
let lastList = "";
let drawing = 0;
/** @type {HTMLElement | null} made with the first list */
let groups = null;

/** @param {App} app @param {Move} move */
export function asksText(app, move) {
  const { graph } = app;
  return move.requires.map(([skill, level, optional]) => skillText(graph, skill, level, optional)).join(", ");
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
  // A card that opens beside the list changes nothing in it.
  const list = JSON.stringify([filter, shown, [...place], [...(reached || [])], state.from, state.to, [...state.have], state.onlyMine, state.compare, [...state.avoid], state.skill, [...state.shows]]);
  groups ||= h("div", null);
  if (list !== lastList) {
    lastList = list;
    groups.replaceChildren();
    const rest = roles.slice(0, shown);
    // Who reads further down stays there: then all are there at once.
    const first = region.scrollTop > 0 ? rest.length : PIECE;
    addRoles(app, rest.slice(0, first), place);
    drawing += 1;
    addRest(app, rest.slice(first), place, drawing);
  }
  const filtered = roles.length < graph.roles.length;
  refill(region, [
    routeTable(app),
    h("h2", { text: t("list.title") }),
    h("p", { class: "note" }, filtered ? `${t("list.filtered", { count: roles.length, all: graph.roles.length })} ` : t("overview.size", { roles: t("count.roles", { count: graph.roles.length }), moves: t("count.moves", { count: graph.moves.length }) }),
      filtered && button({ class: "link", key: "list-all", on: { click: () => app.set({ lanes: new Set(), rows: new Set() }) } }, null, t("list.all"))),
    groups,
    roles.length > shown && button({ class: "quiet wide", key: "more", on: { click: () => {
      shown += PAGE;
      drawList(app, region);
    } } }, null, t("more.show", { count: roles.length - shown })),
  ]);
}

/** Go on with the list, piece by piece, until it is drawn anew. @param {App} app @param {Role[]} rest @param {Map<number, number>} place @param {number} job */
async function addRest(app, rest, place, job) {
  for (let at = 0; at < rest.length; at += PIECE / 2) {
    await pause();
    if (job !== drawing) {
      return;
    }
    addRoles(app, rest.slice(at, at + PIECE / 2), place);
  }
}

/** @param {App} app @param {Role[]} roles @param {Map<number, number>} place */
function addRoles(app, roles, place) {
  for (const role of roles) {
    const row = String(role.row);
    let group = groups?.lastElementChild;
    if (!(group instanceof HTMLElement) || group.dataset.row !== row) {
      group = h("section", { class: "level", data: { row } }, h("h3", { own: app.graph.rows[role.row].title }), h("ul", { class: "roles" }));
      groups?.append(group);
    }
    group.lastElementChild?.append(roleItem(app, role.index, place, app.reached));
  }
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
    h("h2", { text: t("list.route", { from: graph.roles[route.roles[0]].title, to: graph.roles[route.roles[route.roles.length - 1]].title }) }),
    h("p", { class: "note", text: route.moves > PAGE ? t("list.route-part", { totals: totalsText(graph, route), count: PAGE }) : totalsText(graph, route) }),
    h("div", { class: "scroller", tabindex: "0", role: "group", "aria-label": t("route.title") }, table({},
      h("thead", null, h("tr", null, [t("list.step"), t("list.to"), t("list.kind"), graph.timed && t("list.after"), graph.counted && t("list.counted"), graph.skilled && t("list.learn")].filter(Boolean).map((text) => h("th", { scope: "col", text: String(text) })))),
      h("tbody", null, route.steps.slice(0, PAGE).map(({ move, learn }, at) => h("tr", null,
        h("td", { text: amount(at + 1) }),
        h("th", { scope: "row" }, roleLink(app, move.to, `table-${at}`)),
        h("td", { text: kindName(move.kind) }),
        graph.timed && h("td", { text: move.years === null ? t("list.unknown") : t("count.years", { count: move.years }) }),
        graph.counted && h("td", { text: countedText(move) || t("list.not-counted") }),
        graph.skilled && h("td", { text: learn.map(({ skill, to }) => skillText(graph, skill, to)).join(", ") || learnNothing(graph, move) })))))));
}

/** @param {App} app @param {number} index @param {Map<number, number>} place @param {Map<number, number> | null} reached */
function roleItem(app, index, place, reached) {
  const { graph, state } = app;
  const role = graph.roles[index];
  const kinds = state.shows;
  const moves = nextFrom(graph, index, state.have, state.onlyMine).filter(({ move }) => !kinds.size || kinds.has(String(move.kind)));
  const tags = [
    place.has(index) && t("list.stop", { stop: Number(place.get(index)) }),
    !place.has(index) && index === state.from && t("list.is-from"),
    !place.has(index) && index === state.to && t("list.is-to"),
    reached?.has(index) && t("list.within", { count: Number(reached.get(index)) }),
    state.skill !== null && expects(role, state.skill) > 0 && t("list.expects", { skill: graph.skills[state.skill].title, level: levelName(graph, expects(role, state.skill)) }),
    state.compare.includes(index) && t("card.compared"),
    state.avoid.has(index) && t("card.avoided"),
  ].filter(Boolean);
  const list = h("ul", { class: "onward" });
  const fill = () => {
    if (!list.children.length) {
      list.append(...moves.map(({ move, readiness }) => h("li", null, roleLink(app, move.to, `list-${move.index}`),
        h("small", { text: ` ${[moveText(graph, move), asksAnything(move) && t("ready.share", { share: percent(Number(readiness)) })].filter(Boolean).join(" · ")}` }),
        (move.requires.length > 0 || graph.skilled) && h("p", { class: "note", text: move.requires.length ? t("move.asks", { asked: asksText(app, move) }) : t("move.asks-unknown") }))));
    }
  };
  const details = moves.length > 0 && h("details", { on: { toggle: fill } }, h("summary", { key: `moves-${index}` }, t("count.next-moves", { count: moves.length }),
    h("span", { class: "hush", text: ` ${t("list.from-role", { role: role.title })}` }),
    h("span", { class: "peek", "aria-hidden": "true", own: `${moves.slice(0, 4).map(({ move }) => graph.roles[move.to].title).join(", ")}${moves.length > 4 ? " …" : ""}` })), list);
  return h("li", { class: place.has(index) ? "on-route" : "", data: { lane: String(role.lane % 8), role: role.id } },
    h("div", { class: "line" }, h("h4", null, roleLink(app, index, `role-${index}`)),
      h("span", { class: "where", own: [graph.lanes[role.lane].title, role.scope].filter(Boolean).join(" · ") }),
      tags.map((tag) => h("span", { class: "tag", text: String(tag) }))),
    details || h("p", { class: "note", text: t("list.no-next") }));
}
