// The lower parts of the side panel: the person's skills, what one more would open, and filters of the map.

import { fold } from "./combo.js";
import { button, h, refill } from "./dom.js";
import { asksAnything } from "./engine/shortfall.js";
import { matches } from "./engine/match.js";
import { unlocks } from "./engine/unlock.js";
import { credentialTick } from "./offers.js";
import { bar, roleLink } from "./plan.js";
import { MOST_REACH } from "./state.js";
import { amount, kindsName, levelName, listed, percent, t } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./engine/unlock.js").Unlock} Unlock */

const MOST_UNLOCKS = 6;
const MOST_MATCHES = 8;
const MOST_CHIPS = 60;
// How many moves ahead "what opens" looks unless the reach says otherwise.
const AHEAD = 3;
const MOST_SKILLS = 60;
// So many are shown until more are asked for: the panel has other parts below.
const FIRST_SKILLS = 6;

/** @param {App} app @param {HTMLElement} region */
export function makeSkills(app, region) {
  const { credentials } = app.graph.offers;
  region.hidden = !app.graph.skilled && !credentials.length;
  const list = h("ul", { class: "skills" });
  const count = h("span", { class: "count" });
  const more = h("p", { class: "note" });
  let all = false;
  const open = button({ class: "quiet", key: "all-skills", on: { click: () => {
    all = !all;
    fill();
  } } }, null);
  const filter = h("input", { type: "search", id: "skill-filter", placeholder: t("mine.filter"), autocomplete: "off",
    on: { input: () => fill() } });
  const clear = button({ class: "quiet", on: { click: () => app.set({ have: new Map(), credentials: new Set() }) } }, null, t("mine.clear"));
  const named = h("ul", { class: "skills", "aria-labelledby": "mine-credentials" });
  /** @type {string[] | null} */
  let words = null;
  const ordered = [...app.graph.skills].sort((left, right) => (left.title < right.title ? -1 : 1));
  region.append(h("details", { open: innerWidth > 700 }, h("summary", null, h("h2", { text: t("mine.title") }), count),
    h("label", { class: "hush", for: "skill-filter", text: t("mine.filter") }), filter, list, more, h("div", { class: "actions" }, open, clear),
    credentials.length > 0 && h("div", null, h("p", { class: "label", id: "mine-credentials", text: t("mine.credentials") }), named),
    app.graph.ask.have.length + app.graph.ask.credentials.length > 0 && h("p", { class: "note", text: t("mine.inside") })));

  function fill() {
    const { have, credentials: held } = app.state;
    const asked = fold(filter.value);
    const known = asked ? (words ||= app.graph.skills.map((skill) => fold([skill.title, skill.id, skill.kind, ...skill.aliases].join(" ")))) : [];
    // Those that are ticked come first, so that a long list never hides them.
    const first = (/** @type {{has: (item: number) => boolean}} */ ticked, /** @type {number[]} */ fits) => [...fits.filter((each) => ticked.has(each)), ...fits.filter((each) => !ticked.has(each))];
    const skills = first(have, ordered.map(({ index }) => index).filter((index) => !asked || known[index].includes(asked)));
    const papers = first(held, credentials.map((_, number) => number).filter((number) => !asked || fold(`${credentials[number].title} ${credentials[number].id}`).includes(asked)));
    const most = (/** @type {number} */ ticked) => (asked || all ? MOST_SKILLS : Math.max(FIRST_SKILLS, ticked));
    refill(list, skills.slice(0, most(have.size)).map((skill) => skillRow(app, skill)));
    refill(named, papers.slice(0, most(held.size)).map((number) => h("li", null, credentialTick(app, number, "mine-"))));
    const left = Math.max(0, skills.length - MOST_SKILLS) + Math.max(0, papers.length - MOST_SKILLS);
    more.hidden = !left || !(asked || all);
    more.textContent = t("mine.more", { count: left });
    open.hidden = Boolean(asked) || (skills.length <= Math.max(FIRST_SKILLS, have.size) && papers.length <= Math.max(FIRST_SKILLS, held.size));
    refill(open, [all ? t("mine.fewer") : t("mine.all", { count: skills.length + papers.length })]);
    open.setAttribute("aria-expanded", String(all));
    count.textContent = have.size + held.size ? amount(have.size + held.size) : "";
    clear.hidden = !(have.size + held.size);
  }
  return fill;
}

/** @param {App} app @param {number} skill */
function skillRow(app, skill) {
  const { graph, state } = app;
  const level = state.have.get(skill) || 0;
  const { title } = graph.skills[skill];
  /** @param {number} to */
  const hold = (to) => {
    const have = new Map(state.have);
    if (to) {
      have.set(skill, to);
    } else {
      have.delete(skill);
    }
    app.set({ have });
  };
  return h("li", null,
    h("label", { class: "tick" },
      h("input", { type: "checkbox", checked: level > 0, key: `skill-${skill}`,
        on: { change: (/** @type {any} */ event) => hold(event.target.checked ? graph.top : 0) } }),
      h("span", { own: title })),
    level > 0 && graph.top > 1 && h("select", { "aria-label": t("mine.level-of", { skill: title }), key: `level-${skill}`,
      on: { change: (/** @type {any} */ event) => hold(Number(event.target.value)) } },
      Array.from({ length: graph.top }, (_, at) =>
        h("option", { value: String(at + 1), selected: level === at + 1, own: levelName(graph, at + 1) }))));
}

/** Make the part that says what one more skill opens: worked out only while it is looked at. @param {App} app @param {HTMLElement} region */
export function makeOpens(app, region) {
  region.hidden = !app.graph.skilled;
  const body = h("div", null);
  const details = h("details", null, h("summary", { key: "opens" }, h("h2", { text: t("opens.title") })), body);
  region.append(details);
  let answered = "";
  /** @type {{steps: Unlock[], cut: boolean} | null} */
  let answer = null;
  const fill = () => {
    const { state } = app;
    if (!details.open || state.from === null) {
      refill(body, details.open ? [h("p", { class: "note", text: t("opens.choose") })] : []);
      return;
    }
    const limit = state.reach || AHEAD;
    const asked = JSON.stringify([state.from, [...app.held], limit]);
    if (asked !== answered) {
      answered = asked;
      answer = null;
      const { from } = state;
      const job = function* job() {
        answer = yield* unlocks(app.graph, from, app.held, limit);
      };
      app.work(job(), () => asked === answered);
    }
    refill(body, answer ? unlockList(app, answer.steps, answer.cut) : [h("p", { class: "note", text: t("opens.busy") })]);
  };
  details.addEventListener("toggle", fill);
  return fill;
}

/** @param {App} app @param {Unlock[]} found @param {boolean} cut */
function unlockList(app, found, cut) {
  const { graph, state } = app;
  if (!found.length) {
    const onward = graph.out[Number(state.from)];
    const known = onward.some((index) => asksAnything(graph.moves[index]));
    return [h("p", { class: "note", text: t(known ? "opens.nothing" : onward.length ? "opens.unknown" : "card.no-next") })];
  }
  return [cut && h("p", { class: "note", text: t("opens.cut") }),
    h("ol", { class: "unlocks" }, found.slice(0, MOST_UNLOCKS).map((unlock) => {
    const more = unlock.within.filter((role) => !unlock.next.includes(role));
    const parts = [
      unlock.next.length && t("opens.completes", { roles: listed(unlock.next.map((role) => graph.roles[role].title)) }),
      more.length && t("opens.brings", { count: more.length }),
      unlock.helpsNext ? t("opens.helps-next", { count: unlock.helpsNext }) : t("opens.helps", { count: unlock.helps }),
    ];
    const { title } = graph.skills[unlock.skill];
    return h("li", null,
      h("div", null, h("b", { own: title }), h("small", { own: ` ${levelName(graph, unlock.to)}` }), h("p", { class: "note", text: parts.filter(Boolean).join("; ") })),
      button({ class: "square", key: `unlock-${unlock.skill}`, "aria-label": t("opens.have", { skill: title, level: levelName(graph, unlock.to) }),
        on: { click: () => app.set({ have: new Map([...state.have, [unlock.skill, unlock.to]]) }) } }, "plus"));
  }))];
}

/** Make the part that says which roles suit what is held: worked out only while it is looked at. @param {App} app @param {HTMLElement} region */
export function makeMatches(app, region) {
  region.hidden = !app.graph.skilled;
  const body = h("div", null);
  const details = h("details", null, h("summary", { key: "matches" }, h("h2", { text: t("suits.title") })), body);
  region.append(details);
  const fill = () => refill(body, details.open ? matchList(app) : []);
  details.addEventListener("toggle", fill);
  return fill;
}

/** @param {App} app */
function matchList(app) {
  const { graph, state, held } = app;
  if (!held.size) {
    return [h("p", { class: "note", text: t("suits.choose") })];
  }
  const filtered = matches(graph, held).filter(({ role }) => role !== state.from && role !== state.to &&
    (!state.lanes.size || state.lanes.has(graph.roles[role].lane)) && (!state.rows.size || state.rows.has(graph.roles[role].row)));
  return [
    h("ol", { class: "moves" }, filtered.slice(0, MOST_MATCHES).map(({ role, readiness, learning, missing }) => h("li", null,
      h("div", null, roleLink(app, role, `match-${role}`)), bar(readiness),
      h("small", { text: [t("ready.share", { share: percent(readiness) }), t("count.gain", { count: learning }),
        missing.length > 0 && t("suits.most", { skill: graph.skills[missing[0].skill].title })].filter(Boolean).join(" · ") })))),
    h("p", { class: "note", text: filtered.length > MOST_MATCHES ? t("suits.more", { count: filtered.length - MOST_MATCHES }) : t("suits.left-out") }),
  ];
}

/** @param {App} app @param {HTMLElement} region */
export function drawFilters(app, region) {
  const { graph, state } = app;
  const details = region.querySelector("details");
  const active = state.lanes.size + state.rows.size + state.shows.size + (state.reach ? 1 : 0);
  const used = new Set(graph.kinds);
  /** @template Item @param {Set<Item>} chosen @param {Item} item */
  const toggled = (chosen, item) => {
    const next = new Set(chosen);
    if (!next.delete(item)) {
      next.add(item);
    }
    return next;
  };
  /** @param {{own: string} | {text: string}} text @param {string} key @param {boolean} on @param {() => void} click @param {Record<string, string>} [data] */
  const chip = (text, key, on, click, data) =>
    h("button", { type: "button", class: "chip", key, "aria-pressed": String(on), ...text, on: { click }, data: data || {} });
  refill(region, [h("details", { open: details ? details.open : false },
    h("summary", { key: "filters" }, h("h2", { text: t("filters.title") }), active > 0 && h("span", { class: "count", text: amount(active) })),
    graph.lanes.length > 1 && h("div", { class: "chips", role: "group", "aria-label": t("filters.functions") }, h("span", { class: "label", text: t("role.function") }),
      graph.lanes.map((lane, at) => chip({ own: lane.title }, `lane-${at}`, state.lanes.has(at), () => app.set({ lanes: toggled(state.lanes, at) }), { lane: String(at % 8) }))),
    // A graph without levels may have a step for each of its roles: nobody chooses among thousands.
    graph.rows.length <= MOST_CHIPS && h("div", { class: "chips", role: "group", "aria-label": t("filters.levels") }, h("span", { class: "label", text: t("role.level") }),
      graph.rows.map((row, at) => chip({ own: row.title }, `row-${at}`, state.rows.has(at), () => app.set({ rows: toggled(state.rows, at) }))).reverse()),
    h("div", { class: "chips", role: "group", "aria-label": t("filters.kinds") }, h("span", { class: "label", text: t("move.kind") }),
      graph.kindNames.filter((kind) => used.has(/** @type {any} */ (kind))).map((kind) =>
        chip({ text: kindsName(kind) }, `show-${kind}`, state.shows.has(kind), () => app.set({ shows: toggled(state.shows, kind) })))),
    h("label", { class: "row" }, h("span", { text: t("filters.reach") }),
      h("select", { key: "reach", disabled: state.from === null,
        on: { change: (/** @type {any} */ event) => app.set({ reach: Number(event.target.value) }) } },
        h("option", { value: "0", text: t("filters.reach-off") }),
        Array.from({ length: MOST_REACH }, (_, at) =>
          h("option", { value: String(at + 1), selected: state.reach === at + 1, text: t("filters.reach-moves", { count: at + 1 }) })))),
    state.from === null ? h("p", { class: "note", text: t("filters.choose") }) :
      app.reached && h("p", { class: "note", text: t("filters.reached", { roles: t("count.roles", { count: app.reached.size }), count: state.reach, role: graph.roles[state.from].title }) }),
    active > 0 && button({ class: "quiet", key: "unfilter", on: { click: () =>
      app.set({ lanes: new Set(), rows: new Set(), shows: new Set(), reach: 0 }) } }, null, t("filters.clear")))]);
}
