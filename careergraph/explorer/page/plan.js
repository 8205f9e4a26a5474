// The plan: from where to where, by what, under which limits; the routes, each with its steps.

import { Combo } from "./combo.js";
import { button, byId, h, icon, refill } from "./dom.js";
import { examples } from "./engine/examples.js";
import { payUnknown } from "./engine/pay.js";
import { asksAnything } from "./engine/shortfall.js";
import { preparationPart, preparations } from "./offers.js";
import { roleOptions } from "./options.js";
import { makeStops } from "./stops.js";
import { factLine, moveNotes, Sources } from "./sources.js";
import { CLOSED, objectiveOf } from "./state.js";
import { amount, kindsName, levelName, likelihoodText, listed, reasonText, riseText, t, totalsText } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./engine/routes.js").Route} Route */

const MOST_MOVES = 10;

/** Make the lasting parts of the plan. @param {App} app @param {HTMLElement} region */
export function makePlan(app, region) {
  const from = new Combo({
    id: "from", label: t("plan.from"), placeholder: t("plan.from-hint"), clear: () => app.set({ from: null }),
    options: roleOptions(app, (role) => app.set({ from: role })),
  });
  const to = new Combo({
    id: "to", label: t("plan.to"), placeholder: t("plan.to-hint"), clear: () => app.set({ to: null }),
    options: roleOptions(app, (role) => app.set({ to: role })),
  });
  const swap = button({
    class: "square bare", key: "swap", "aria-label": t("plan.swap"),
    on: { click: () => app.set({ from: app.state.to, to: app.state.from }) },
  }, "swap");
  const stops = makeStops(app);
  const choices = h("div", { class: "choices" });
  const results = h("div", { class: "results", id: "results" });
  region.append(
    h("h2", { text: t("plan.title") }),
    h("div", { class: "ends" }, from.element, to.element, swap),
    stops.element, choices, results,
  );
  return () => {
    const { state, graph } = app;
    from.show(state.from === null ? "" : graph.roles[state.from].title);
    to.show(state.to === null ? "" : graph.roles[state.to].title);
    stops.fill();
    refill(choices, [objectives(app), limits(app)]);
    refill(results, resultParts(app));
  };
}

/** @param {App} app */
function objectives(app) {
  const { state, graph } = app;
  const chosen = objectiveOf(graph, state);
  return h("fieldset", { class: "segments grid" }, h("legend", { class: "label", text: t("plan.best-means") }),
    graph.objectives.map((each, at) => {
      const by = each.name;
      const note = whyUnknown(graph, each);
      const unknown = note !== "";
      return h("label", { title: unknown ? note : null },
        h("input", { type: "radio", name: "by", value: by, key: `by-${by}`, checked: chosen === each, disabled: unknown,
          on: { change: () => app.set({ by: at ? by : "", ways: "best" }) } }),
        h("span", { text: t(`objective.${by}`) }));
    }),
    graph.objectives.filter((by) => whyUnknown(graph, by)).map((by) => h("p", { class: "hush", text: t("plan.objective-unknown", { objective: t(`objective.${by.name}`), why: whyUnknown(graph, by) }) })));
}

/** Say why no route can be found by an objective in this graph; empty where one can. @param {import("./engine/graph.js").Graph} graph @param {import("./engine/figures.js").Objective} by */
export function whyUnknown(graph, by) {
  if (by.known) {
    return "";
  }
  if (by.adds === "union") {
    return t("skills.none");
  }
  return by.column === "years" ? t("unknown.years") : t(graph.halfCounted ? "unknown.leavers" : "unknown.counted");
}

/** @param {App} app */
function limits(app) {
  const { state, graph } = app;
  const active = state.kinds.size + (state.noStepDown ? 1 : 0) + (state.noPayCut ? 1 : 0) + (Number.isFinite(state.maxMoves) ? 1 : 0) + (state.onlyMine ? 1 : 0);
  const used = new Set(graph.kinds);
  /** @param {string} text @param {string} key @param {boolean} checked @param {(on: boolean) => void} change */
  const tick = (text, key, checked, change) => h("label", { class: "tick" },
    h("input", { type: "checkbox", key, checked, on: { change: (/** @type {any} */ event) => change(event.target.checked) } }), h("span", { text }));
  const details = h("details", { class: "limits", open: limitsOpen },
    h("summary", { key: "limits" }, h("span", { text: t("limits.title") }), active > 0 && h("span", { class: "count", text: amount(active) })),
    used.size > 1 && h("p", { class: "label", text: t("limits.kinds") }),
    graph.kindNames.filter((kind) => used.has(/** @type {any} */ (kind))).map((kind) => {
      const allowed = !state.kinds.size || state.kinds.has(kind);
      return tick(kindsName(kind), `kind-${kind}`, allowed, (on) => {
        const all = graph.kindNames.filter((each) => used.has(/** @type {any} */ (each)));
        const now = new Set(state.kinds.size ? state.kinds : all);
        if (on) {
          now.add(kind);
        } else {
          now.delete(kind);
        }
        app.set({ kinds: now.size === all.length || !now.size ? new Set() : now });
      });
    }),
    (used.has("step_down") || state.noStepDown) && tick(t("limits.no-step-down"), "no-step-down", state.noStepDown, (noStepDown) => app.set({ noStepDown })),
    (graph.offers.pay.size > 0 || state.noPayCut) && tick(t("limits.no-pay-cut"), "no-pay-cut", state.noPayCut, (noPayCut) => app.set({ noPayCut })),
    tick(t("limits.only-mine"), "only-mine", state.onlyMine, (onlyMine) => app.set({ onlyMine })),
    h("label", { class: "row" }, h("span", { text: t("limits.at-most") }),
      h("select", { key: "max-moves", on: { change: (/** @type {any} */ event) => app.set({ maxMoves: Number(event.target.value) || Infinity }) } },
        h("option", { value: "0", text: t("limits.any") }),
        Array.from({ length: MOST_MOVES }, (_, at) =>
          h("option", { value: String(at + 1), selected: state.maxMoves === at + 1, text: t("count.moves", { count: at + 1 }) })))),
  );
  details.addEventListener("toggle", () => {
    limitsOpen = details.open;
  });
  return details;
}

let limitsOpen = false;

/** Say in one sentence what the page found. @param {App} app */
export function summary(app) {
  const { graph, state, answer } = app;
  if (state.from === null || state.to === null) {
    return t(state.from === null && state.to === null ? "plan.choose" : state.from === null ? "plan.choose-from" : "plan.choose-to");
  }
  if (state.from === state.to) {
    return t("plan.there", { role: graph.roles[state.from].title });
  }
  if (answer.busy && !answer.routes.length) {
    return t("plan.busy");
  }
  const [best] = answer.routes;
  if (!best && !answer.proven) {
    return t("plan.none-found");
  }
  if (!best) {
    return t(answer.none?.blocked ? "plan.no-route-within" : "plan.no-route", { from: graph.roles[state.from].title, to: graph.roles[state.to].title });
  }
  const found = answer.busy ? "plan.found-first" : state.ways === "trade" ? "plan.found-trade-offs" : "plan.found";
  // Of trade-offs none is the best: each gives up something for something else.
  return [t(found, { count: answer.routes.length }), (state.ways === "best" || answer.busy) && t("plan.best", { totals: totalsText(graph, best) })].filter(Boolean).join(" ");
}

/** @param {App} app */
function resultParts(app) {
  const { state, answer } = app;
  if (state.from === null && state.to === null) {
    return [firstUse(app)];
  }
  if (state.from === null || state.to === null || state.from === state.to) {
    return [h("p", { class: "summary", text: summary(app) })];
  }
  const most = {
    moves: Math.max(...answer.routes.map((route) => route.moves)),
    learning: Math.max(...answer.routes.map((route) => route.learning || 0), 1),
    years: Math.max(...answer.routes.map((route) => route.years || 0), 1),
  };
  return [
    answer.routes.length > 0 && h("fieldset", { class: "segments" }, h("legend", { class: "hush", text: t("plan.which") }),
      /** @type {const} */ (["best", "trade"]).map((ways) => h("label", null,
        h("input", { type: "radio", name: "ways", value: ways, key: `ways-${ways}`, checked: state.ways === ways, on: { change: () => app.set({ ways }) } }),
        h("span", { text: t(`ways.${ways}`) })))),
    h("p", { class: "summary", text: summary(app) }),
    !app.graph.skilled && h("p", { class: "note", text: t("plan.no-skills") }),
    answer.none && noRoute(app, answer.none),
    h("ol", { class: "routes" }, answer.routes.map((route, at) => routeCard(app, route, at, most))),
    state.ways === "best" && answer.routes[0]?.proven && h("p", { class: "note", text: t("proof.meaning") }),
    app.route && stepList(app, app.route),
    app.route && payNote(app, app.route),
    !answer.proven && answer.routes.length > 0 && h("p", { class: "note", text: t(state.ways === "trade" ? "plan.cut-trade-offs" : "plan.cut") }),
  ];
}

/** Of which roles nobody knows whether they pay less, where no cut in pay is wanted. @param {App} app @param {Route} route */
function payNote({ graph, state }, route) {
  const unknown = state.noPayCut ? payUnknown(graph, [route]) : [];
  return unknown.length > 0 && h("p", { class: "note", text: t("plan.pay-unknown", { roles: listed(unknown.map((role) => graph.roles[role].title)) }) });
}

/** @type {WeakMap<App, Array<[number, number]>>} */
const shownExamples = new WeakMap();

/** Open the part that says which roles suit what is held, and go there. */
function openMatches() {
  const details = byId("suits").querySelector("details");
  if (details) {
    details.open = true;
    details.scrollIntoView({ block: "start" });
    details.querySelector("summary")?.focus();
  }
}

/** What the page is, and two routes to begin with. @param {App} app */
function firstUse(app) {
  const { graph } = app;
  const found = shownExamples.get(app) || examples(graph);
  shownExamples.set(app, found);
  return h("div", { class: "first" },
    h("p", { class: "summary", text: t("first.what") }),
    found.length > 0 && h("p", { class: "label", text: t("first.examples", { count: found.length }) }),
    h("ul", { class: "examples" }, found.map(([from, to], at) => h("li", null,
      button({ class: "quiet", key: `example-${at}`, on: { click: () => app.set({ from, to }) } }, "route", t("move.name", { from: graph.roles[from].title, to: graph.roles[to].title }))))),
    graph.skilled && button({ class: "quiet", key: "first-suits", on: { click: openMatches } }, "check", t("first.suits")));
}

/** @param {App} app @param {Route} route */
export function proof(app, route) {
  const { ways } = app.state;
  if (ways === "trade") {
    return "";
  }
  if (route.proven) {
    return t("proof.proven");
  }
  if (app.answer.busy) {
    return t("proof.busy");
  }
  if (objectiveOf(app.graph, app.state).adds === "union") {
    return t("proof.within", { count: Number(route.learning) - route.lowerBound });
  }
  return t("proof.cut");
}

/** @param {App} app @param {Route} route @param {number} at @param {{moves: number, learning: number, years: number}} most */
function routeCard(app, route, at, most) {
  const { graph, state } = app;
  const open = Math.min(state.pick, app.answer.routes.length - 1) === at;
  const meters = [[t("meter.moves", { count: route.moves }), route.moves, most.moves, amount(route.moves)]];
  if (route.learning !== null) {
    meters.push([t("meter.learning", { count: route.learning }), route.learning, most.learning, amount(route.learning)]);
  }
  if (graph.timed) {
    meters.push([route.years === null ? t("meter.years-unknown") : t("meter.years", { count: route.years }), route.years || 0, most.years, route.years === null ? "?" : t("meter.about", { count: route.years })]);
  }
  const sure = proof(app, route);
  return h("li", { class: open ? "route open" : "route" },
    h("h3", null, h("button", { type: "button", class: "pick", key: `route-${at}`, "aria-expanded": String(open), on: { click: () => app.set({ pick: at }) } },
      h("span", { class: "rank", text: amount(at + 1) }),
      h("span", { class: "via", text: viaText(app, route) }),
      h("span", { class: "meters" }, meters.map(([name, value, top, text]) => h("span", { class: "meter" },
        h("b", { text: String(text) }), h("span", { text: ` ${name}` }), bar(Number(value) / Number(top)))))),
    ),
    (route.reasons.length > 0 || sure) && h("p", { class: "reasons" },
      route.reasons.map((reason) => h("span", { class: "tag", text: reasonText(reason) })),
      at === 0 && sure && h("span", { class: "proof" }, route.proven && icon("check"), h("span", { text: sure }))),
    route.likelihood !== null && h("p", { class: "note", text: likelihoodText(route) }));
}

/** @param {number} part 0..1 */
export function bar(part) {
  const inner = h("i", null);
  inner.style.width = `${Math.round(part * 100)}%`;
  return h("span", { class: "bar", "aria-hidden": "true" }, inner);
}

const MOST_VIA = 8;

/** @param {App} app @param {Route} route */
function viaText(app, route) {
  const between = route.roles.slice(1, -1).map((role) => app.graph.roles[role].title);
  const names = between.length > MOST_VIA ? [...between.slice(0, MOST_VIA - 1), t("more.count", { count: between.length - MOST_VIA + 1 })] : between;
  return between.length ? t("plan.via", { roles: listed(names) }) : t("plan.direct");
}

/** @param {App} app @param {number} role @param {string} key @param {string} [text] */
export function roleLink(app, role, key, text) {
  return h("button", { type: "button", class: "link", key, own: text || app.graph.roles[role].title,
    on: { click: () => app.set({ ...CLOSED, role }) } });
}

/** Return about which year each stop of a route is reached, by its moves' years; null from where they are not known. @param {App["state"]} state @param {Route} route @returns {Array<number | null>} */
export function yearsOfStops(state, route) {
  const today = new Date();
  let at = /** @type {number | null} */ (state.since ?? today.getFullYear() + today.getMonth() / 12);
  return [at, ...route.steps.map(({ move }) => {
    at = at === null || move.years === null ? null : at + move.years;
    return at;
  })].map((year) => (year === null ? null : Math.floor(year + 1e-9)));
}

/** Let a person say when the plan starts. @param {App} app */
function startField(app) {
  const { state, graph } = app;
  return graph.timed && h("label", { class: "row since" }, h("span", { text: t("plan.starting") }),
    h("input", { type: "number", key: "since", min: "1900", max: "2200", step: "1", value: String(state.since ?? new Date().getFullYear()), on: { change: (/** @type {any} */ event) => {
      const year = Number(event.target.value);
      app.set({ since: year >= 1900 && year <= 2200 && year !== new Date().getFullYear() ? Math.floor(year) : null });
    } } }));
}

// A route may have thousands of steps: so many are drawn until more are asked for.
const MOST_STEPS = 60;
let stepsShown = MOST_STEPS;

/** @param {App} app @param {Route} route */
function stepList(app, route) {
  const { graph, state } = app;
  const sources = new Sources(graph);
  const years = yearsOfStops(state, route);
  const when = (/** @type {number} */ at) => graph.timed && at > 0 && h("span", { class: "when", text: years[at] === null ? t("plan.year-unknown") : t("plan.about-year", { year: String(years[at]) }) });
  const left = route.steps.length - stepsShown;
  const prepared = preparations(app, route);
  const steps = h("ol", { class: "steps" },
    h("li", { class: "stop" }, h("span", { class: "dot", text: "1" }), roleLink(app, route.roles[0], "stop-0")),
    route.steps.slice(0, stepsShown).map(({ move, learn }, at) => {
      const { facts, asked } = moveNotes(graph, move);
      const line = factLine(facts, sources);
      const fresh = new Map(learn.map((item) => [item.skill, item]));
      // What was ticked stays in its place, so that it can be unticked.
      const items = move.requires.flatMap(([skill, level, optional]) => {
        const item = fresh.get(skill);
        const ticked = !optional && (state.have.get(skill) || 0) >= level;
        const ends = item ? [item.from, item.to] : ticked ? [level, level] : null;
        return ends ? learnItem(app, skill, ends[0], ends[1], sources.mark(asked.get(skill) || [])) : [];
      });
      return h("li", { class: "stop" }, h("span", { class: "dot", text: amount(at + 2) }),
        roleLink(app, move.to, `stop-${at + 1}`), when(at + 1),
        h("p", { class: "how" }, line),
        items.length > 0 ? lesson(app, move, learn.length, items) :
          h("p", { class: asksAnything(move) ? "how good" : "how", text: learnNothing(graph, move) }),
        preparationPart(app, move.index, prepared[at], sources));
    }));
  const { roles } = route;
  return h("section", { class: "chosen", "aria-label": t("plan.steps-of", { number: Math.min(state.pick, app.answer.routes.length - 1) + 1 }) },
    h("h3", { class: "hush", text: t("plan.steps", { from: graph.roles[roles[0]].title, to: graph.roles[roles[roles.length - 1]].title }) }), startField(app), steps,
    left > 0 && button({ class: "quiet wide", key: "more-steps", on: { click: () => {
      stepsShown += MOST_STEPS;
      app.draw();
    } } }, null, t("more.show", { count: left })), sources.list("h4"));
}

/** @type {Set<number>} moves whose lessons are unfolded; they stay so while the page is drawn again */
const unfolded = new Set();

/** What a step asks to learn, folded to its number. @param {App} app @param {import("./engine/graph.js").Move} move @param {number} left @param {HTMLElement[]} items */
function lesson(app, move, left, items) {
  const { graph } = app;
  const met = items.length - left;
  const keep = (/** @type {boolean} */ open) => (open ? unfolded.add(move.index) : unfolded.delete(move.index));
  // The click comes first: the page may be drawn again before the browser tells that the part was toggled.
  const details = h("details", { class: "lesson", open: unfolded.has(move.index) },
    h("summary", { key: `lesson-${move.index}`, on: { click: () => keep(!details.open) } }, h("span", { class: "much", text: [left > 0 && t("plan.to-learn", { count: left }), met > 0 && t("plan.ticked", { count: met })].filter(Boolean).join(", ") }),
      h("span", { class: "hush", text: ` ${t("plan.for-role", { role: graph.roles[move.to].title })}` }),
      h("span", { class: "peek", "aria-hidden": "true", own: listed(move.requires.slice(0, 3).map(([skill]) => graph.skills[skill].title)) })),
    h("ul", { class: "learn", "aria-label": t("plan.learn-for", { role: graph.roles[move.to].title }) }, items));
  details.addEventListener("toggle", () => keep(details.open));
  return details;
}

/** Say of a move that nothing is to be learnt for it, or that nobody knows. @param {import("./engine/graph.js").Graph} graph @param {import("./engine/graph.js").Move} move */
export function learnNothing(graph, move) {
  return asksAnything(move) ? t("plan.nothing-new") : graph.skilled ? t("move.asks-unknown") : "";
}

/** @param {App} app @param {number} skill @param {number} from @param {number} to @param {Node | false} mark */
function learnItem(app, skill, from, to, mark) {
  const { graph, state } = app;
  const held = from === to;
  const text = held ? t("plan.held", { level: levelName(graph, to) }) : riseText(graph, from, to);
  return h("li", null, h("label", { class: "tick" },
    h("input", { type: "checkbox", checked: held, key: `learn-${skill}-${to}`, "aria-label": t("skill.is", { skill: graph.skills[skill].title, level: text }), on: { change: (/** @type {any} */ event) => {
      const have = new Map(state.have);
      if (event.target.checked) {
        have.set(skill, to);
      } else {
        have.delete(skill);
      }
      app.set({ have, pick: state.pick });
    } } }),
    h("span", null, h("span", { own: graph.skills[skill].title }), mark, h("small", { text }))));
}

/** @param {App} app @param {import("./engine/blocked.js").NoRoute} none */
function noRoute(app, none) {
  const { graph, state } = app;
  const [start, goal] = [graph.roles[Number(state.from)].title, graph.roles[Number(state.to)].title];
  const reach = none.reachable
    ? t("none.reach", { role: start, count: none.reachable, roles: listed([...none.highest.slice(0, 3).map((role) => graph.roles[role].title),
      ...(none.highest.length > 3 ? [t("more.count", { count: none.highest.length - 3 })] : [])]) })
    : t("none.no-way-on", { role: start });
  return h("div", { class: "no-route" },
    none.lacking === 0 && h("p", { text: `${reach} ${none.leadsToGoal ? t("none.lead-to", { count: none.leadsToGoal, role: goal }) : t("none.no-way-in", { role: goal })}` }),
    none.lacking > 0 && h("p", { text: `${t("none.lacking", { count: none.lacking })} ${whyUnknown(graph, objectiveOf(graph, state))}`.trim() }),
    none.blocked && button({ class: "quiet", key: "lift", on: { click: () =>
      app.set({ via: new Set(), avoid: new Set(), kinds: new Set(), noStepDown: false, noPayCut: false, maxMoves: Infinity }) } }, null, t("limits.lift")),
    none.bridges.length > 0 && h("div", null, h("p", { text: t(none.cut ? "none.bridges-cut" : "none.bridges") }),
      h("ul", { class: "bridges" }, none.bridges.map((bridge, at) => h("li", null,
        roleLink(app, bridge.from, `bridge-${at}-from`), h("span", null, "→ ", roleLink(app, bridge.to, `bridge-${at}-to`)),
        h("small", { text: [bridge.known && bridge.learning !== null ? t("count.gain", { count: bridge.learning }) : t("none.bridge-unknown"), bridge.stepDown && t("kind.step_down")].filter(Boolean).join(" · ") }))))));
}
