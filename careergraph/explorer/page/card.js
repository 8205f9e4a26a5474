// Cards: all about one role, all about one move.

import { careersButton } from "./careers.js";
import { button, h } from "./dom.js";
import { asksAnything, easiestIn, gap, holders, nextFrom, readiness } from "./engine/shortfall.js";
import { paySection } from "./offers.js";
import { bar, roleLink } from "./plan.js";
import { factLine, moveNotes, Sources, sourcesOf } from "./sources.js";
import { toggleAvoided, togglePassed } from "./stops.js";
import { CLOSED, toggleCompared } from "./state.js";
import { timesOf } from "./times.js";
import { amount, levelName, levelText, moveText, percent, readyText, skillText, t } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./engine/graph.js").Fact} Fact */

/** @param {App} app @param {number} index */
export function roleCard(app, index) {
  const { graph, state } = app;
  const role = graph.roles[index];
  const sources = new Sources(graph);
  const of = (/** @type {string} */ field) => sourcesOf(role, field);
  /** @param {string} title @param {Fact[]} facts */
  const facts = (title, facts) => {
    // Where all come from the same sources the heading says so once.
    const same = facts.every((fact) => String(fact.sources) === String(facts[0].sources));
    return facts.length > 0 && h("section", null, h("h3", null, title, same && sources.mark(facts[0].sources)),
      h("ul", { class: "facts" }, facts.map((fact) => h("li", null, h("span", { own: fact.text }), !same && sources.mark(fact.sources)))));
  };
  const compared = state.compare.includes(index);
  const [passed, avoided] = [state.via.has(index), state.avoid.has(index)];
  return [
    cardHead(app, role.title, h("p", { class: "kicker", data: { lane: String(role.lane % 8) } },
      h("span", { own: [role.level, graph.lanes[role.lane].title, role.scope].filter(Boolean).join(" · ") }), role.scope && sources.mark(of("scope")))),
    h("div", { class: "actions" },
      button({ class: state.from === index ? "main on" : "main", key: "start-here", "aria-pressed": String(state.from === index), on: { click: () => app.set({ from: index }) } }, "start", t("card.from")),
      button({ class: state.to === index ? "main on" : "main", key: "go-here", "aria-pressed": String(state.to === index), on: { click: () => app.set({ to: index }) } }, "flag", t("card.to")),
      button({ class: "quiet", key: "compare", "aria-pressed": String(compared), on: { click: () => {
        const compare = toggleCompared(state.compare, index);
        app.set({ compare, comparing: compare.length > 1 && !compared });
      } } }, "compare", t(compared ? "card.compared" : "card.compare")),
      button({ class: "quiet", key: "pass", "aria-pressed": String(passed), on: { click: () => app.set(togglePassed(state, index)) } }, "route", t(passed ? "card.passed" : "card.pass")),
      button({ class: "quiet", key: "avoid", "aria-pressed": String(avoided), on: { click: () => app.set(toggleAvoided(state, index)) } }, "ban", t(avoided ? "card.avoided" : "card.avoid")),
      button({ class: "quiet", key: "around", on: { click: () => app.set({ view: "network", map: "around" }) } }, "net", t("card.around"))),
    compareHint(app),
    role.about && h("p", { class: "about" }, h("span", { own: role.about }), sources.mark(of("summary"))),
    focusBar(app, role, sources.mark(of("focus"))),
    paySection(graph, index, sources),
    facts(t("role.does"), role.does),
    facts(t("role.kpis"), role.kpis),
    facts(t("role.makes"), role.makes),
    skillTable(app, index, (skill) => sources.mark(of(`skills.${skill}`))),
    timesOf(graph, index),
    nextList(app, index),
    careersButton(app, index),
    waysIn(app, index),
    role.aliases.length > 0 && h("section", null, h("h3", { text: t("card.aliases") }), h("p", { own: role.aliases.join(", ") })),
    role.codes.length > 0 && h("section", null, h("h3", { text: t("card.codes") }),
      h("dl", { class: "codes" }, role.codes.map(([name, code]) => [h("dt", { text: name.toUpperCase() }), h("dd", { text: code })]).flat())),
    sources.list(), feedbackLink(graph, t("feedback.card")),
  ];
}

/** Where readers say what they think: the address as it was given, with nothing of what they chose. @param {import("./engine/graph.js").Graph} graph @param {string} text */
export function feedbackLink(graph, text) {
  return graph.feedback ? h("p", { class: "note" }, h("a", { class: "feedback", href: graph.feedback, target: "_blank", rel: "noreferrer", text })) : null;
}

/** @param {App} app @param {string} title @param {...(Node | false | null)} rest */
export function cardHead(app, title, ...rest) {
  return h("div", { class: "card-head" }, h("div", null, h("h2", { tabindex: "-1", own: title }), ...rest),
    button({ class: "square", key: "close", "aria-label": t("close"), on: { click: () => app.set(CLOSED) } }, "close"));
}

/** @param {App} app */
function compareHint(app) {
  const { state, graph } = app;
  return state.compare.length > 0 && h("p", { class: "hint" },
    state.compare.length === 1 ? t("compare.one", { role: graph.roles[state.compare[0]].title }) :
      button({ class: "link", key: "open-compare", on: { click: () => app.set({ comparing: true }) } }, null, t("compare.show", { count: state.compare.length })));
}

/** @param {App} app @param {import("./engine/graph.js").Role} role @param {Node | false} mark */
function focusBar(app, role, mark) {
  const { graph } = app;
  if (!role.focus.length) {
    return null;
  }
  const own = (/** @type {number} */ at) => graph.lanes.findIndex((lane) => lane.functions.length === 1 && lane.functions[0] === at);
  return h("section", null, h("h3", null, t("role.focus"), mark),
    h("div", { class: "focus", "aria-hidden": "true" }, role.focus.map(([at, share]) => {
      const part = h("i", { data: { lane: String(own(at) < 0 ? at % 8 : own(at) % 8) } });
      part.style.flexGrow = String(share);
      return part;
    })),
    h("p", { class: "note", own: role.focus.map(([at, share]) => `${graph.functions[at]} ${percent(share)}`).join(" · ") }));
}

/** @param {App} app @param {number} level @param {number} held */
function pips(app, level, held) {
  return h("span", { class: "pips", "aria-hidden": "true" }, Array.from({ length: app.graph.top }, (_, at) =>
    h("i", { class: at < Math.min(level, held) ? "met" : at < level ? "asked" : at < held ? "over" : "" })));
}

/** @param {App} app @param {number} index @param {(skill: number) => Node | false} mark */
function skillTable(app, index, mark) {
  const { graph, state } = app;
  const person = state.have.size > 0 || state.from !== null;
  const skills = gap(graph, index, person ? app.held : new Map());
  if (!skills.length) {
    return unknownSkills(app, index);
  }
  const needed = skills.filter(({ optional }) => !optional);
  const met = needed.filter(({ asked, held }) => held >= asked).length;
  return h("section", null, h("h3", { text: t("card.skills") }),
    person && h("p", { class: "note", text: state.from !== null && !state.onlyMine ? t("card.meet-from", { met, count: needed.length, role: graph.roles[state.from].title }) : t("card.meet", { met, count: needed.length }) }),
    h("ul", { class: "levels" }, skills.map(({ skill, asked, held, optional }) => h("li", { class: person && held >= asked ? "met" : "" },
      h("span", null, skillLink(app, skill, `skill-${skill}`), mark(skill)),
      graph.top <= 6 && pips(app, asked, held),
      h("small", null, levelText(graph, asked, optional), person && h("span", { class: "hush", text: `, ${held >= asked ? t("card.met") : t("card.yours", { level: levelName(graph, held) })}` }))))));
}

/** A role that expects nothing known: say what the move into it asks that leaves least to learn. @param {App} app @param {number} index */
function unknownSkills(app, index) {
  const { graph } = app;
  if (!graph.skilled) {
    return null;
  }
  const best = easiestIn(graph, index, app.held, app.state.from);
  const asked = best ? best.move.requires.map(([skill, level, optional]) => skillText(graph, skill, level, optional)).join(", ") : "";
  return h("section", null, h("h3", { text: t("card.skills") }),
    h("p", { class: "note" }, t("card.skills-unknown", { role: graph.roles[index].title }),
      best && [` ${t("card.move-asks", { from: graph.roles[best.move.from].title, asked })} `,
        button({ class: "link small", key: `in-asks-${best.move.index}`, on: { click: () => app.set({ ...CLOSED, move: best.move.index }) } }, null, t("card.show-move"))]));
}

/** @param {App} app @param {number} index */
function nextList(app, index) {
  const { graph, state } = app;
  const moves = nextFrom(graph, index, state.have, state.onlyMine);
  return h("section", null, h("h3", { text: t("card.next") }),
    moves.length === 0 ? h("p", { class: "note", text: t("card.no-next") }) :
      h("ul", { class: "moves" }, moves.map(({ move, readiness: ready, learning }) => h("li", null,
        h("div", null, roleLink(app, move.to, `next-${move.index}`),
          button({ class: "link small", key: `ask-${move.index}`, "aria-label": t("card.asks-of", { role: graph.roles[move.to].title }),
            on: { click: () => app.set({ ...CLOSED, move: move.index }) } }, null, t("card.asks"))),
        asksAnything(move) && bar(Number(ready)),
        h("small", { text: [readyText(ready, learning, asksAnything(move)), moveText(graph, move), !asksAnything(move) && graph.skilled && t("move.asks-unknown")].filter(Boolean).join(" · ") })))));
}

/** @param {App} app @param {number} index */
function waysIn(app, index) {
  const { graph } = app;
  return graph.into[index].length > 0 && h("section", null, h("h3", { text: t("card.ways-in") }),
    h("ul", { class: "plain" }, graph.into[index].map((each) => {
      const move = graph.moves[each];
      return h("li", null, roleLink(app, move.from, `in-${each}`), h("small", { text: ` ${moveText(graph, move)}` }));
    })));
}

/** @param {App} app @param {number} index */
export function moveCard(app, index) {
  const { graph, state } = app;
  const move = graph.moves[index];
  const sources = new Sources(graph);
  const { facts, asked } = moveNotes(graph, move);
  const [from, to] = [graph.roles[move.from], graph.roles[move.to]];
  const held = state.from === move.from ? app.held : new Map([...from.skills, ...state.have].map(([skill]) => [skill,
    Math.max(state.have.get(skill) || 0, state.onlyMine ? 0 : new Map(from.skills).get(skill) || 0)]));
  return [
    cardHead(app, t("move.name", { from: from.title, to: to.title }), h("p", { class: "kicker" }, factLine(facts, sources))),
    h("section", null, h("h3", { text: t("card.requirements") }),
      !move.stated && asksAnything(move) && h("p", { class: "note", text: t("card.stated-nothing", { role: to.title }) }),
      !asksAnything(move) ? h("p", { class: "note", text: t(graph.skilled ? "move.asks-unknown" : "plan.no-skills") }) : h("p", { class: "note", text: t(state.have.size ? "card.ready-ticked" : "card.ready", { share: percent(readiness(move, held)), role: from.title }) }),
      h("ul", { class: "levels" }, move.requires.map(([skill, level, optional]) => h("li", { class: (held.get(skill) || 0) >= level ? "met" : "" },
        h("span", null, skillLink(app, skill, `asks-${skill}`), sources.mark(asked.get(skill) || [])),
        graph.top <= 6 && pips(app, level, held.get(skill) || 0),
        h("small", { text: levelText(graph, level, Boolean(optional)) }))))),
    h("section", null, h("h3", { text: t("roles.title") }), h("ul", { class: "plain" }, h("li", null, roleLink(app, move.from, "move-from")), h("li", null, roleLink(app, move.to, "move-to")))),
    sources.list(), feedbackLink(graph, t("feedback.card")),
  ];
}

const MOST_ASKING = 40;

/** @param {App} app @param {number} skill @param {string} key */
function skillLink(app, skill, key) {
  return h("button", { type: "button", class: "link plainly", key, own: app.graph.skills[skill].title, on: { click: () => app.set({ ...CLOSED, skill }) } });
}

/** Which roles expect a skill, which moves ask for it, and whether it is held. @param {App} app @param {number} index */
export function skillCard(app, index) {
  const { graph, state } = app;
  const skill = graph.skills[index];
  const roles = holders(graph, index);
  const asking = graph.moves.filter((move) => move.stated && move.requires.some(([each]) => each === index));
  const mine = state.have.get(index) || 0;
  /** @param {Array<[number, number, boolean?]>} levels */
  const level = (levels) => levelName(graph, levels.find(([each]) => each === index)?.[1] || 0);
  /** @param {number} to */
  const hold = (to) => {
    const have = new Map(state.have);
    have.delete(index);
    app.set({ have: to ? have.set(index, to) : have });
  };
  return [
    cardHead(app, skill.title, h("p", { class: "kicker", text: [t("skill.title"), skill.kind, skill.effort !== 1 && t("skill.effort", { effort: amount(skill.effort) })].filter(Boolean).join(" · ") })),
    skill.about && h("p", { class: "about", own: skill.about }),
    h("label", { class: "row" }, h("span", { text: t("skill.mine") }), h("select", { key: "my-level", on: { change: (/** @type {any} */ event) => hold(Number(event.target.value)) } },
      Array.from({ length: graph.top + 1 }, (_, at) => h("option", { value: String(at), selected: mine === at, text: at ? levelName(graph, at) : t("skill.not-mine") })))),
    h("section", null, h("h3", { text: t("skill.holders", { count: roles.length }) }),
      h("ul", { class: "plain pairs" }, roles.slice(0, MOST_ASKING).map((role) => h("li", null, roleLink(app, role, `holder-${role}`), h("small", { text: level(graph.roles[role].skills) })))),
      roles.length > MOST_ASKING && h("p", { class: "note", text: t("more.and", { count: roles.length - MOST_ASKING }) })),
    asking.length > 0 && h("section", null, h("h3", { text: t("skill.asking", { count: asking.length }) }),
      h("ul", { class: "plain pairs" }, asking.slice(0, MOST_ASKING).map((move) => h("li", null,
        h("button", { type: "button", class: "link", key: `asking-${move.index}`, own: t("move.name", { from: graph.roles[move.from].title, to: graph.roles[move.to].title }),
          on: { click: () => app.set({ ...CLOSED, move: move.index }) } }), h("small", { text: level(move.requires) })))),
      asking.length > MOST_ASKING && h("p", { class: "note", text: t("more.and", { count: asking.length - MOST_ASKING }) })),
    skill.aliases.length > 0 && h("section", null, h("h3", { text: t("card.aliases") }), h("p", { own: skill.aliases.join(", ") })),
  ];
}
