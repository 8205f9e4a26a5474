// The page: puts the parts together and lets them follow the state.

import { App } from "./app.js";
import { feedbackLink, moveCard, roleCard, skillCard } from "./card.js";
import { Combo, fold } from "./combo.js";
import { comparison } from "./compare.js";
import { button, byId, h, icon, refill } from "./dom.js";
import { reading } from "./engine/graph.js";
import { asksAnything } from "./engine/shortfall.js";
import { drawHeat } from "./heat.js";
import { drawList } from "./list.js";
import { CareerMap } from "./map.js";
import { drawMatrix } from "./matrix.js";
import { NetworkView } from "./netview.js";
import { drawFilters, makeMatches, makeOpens, makeSkills } from "./panels.js";
import { roleOptions } from "./options.js";
import { makePlan, summary } from "./plan.js";
import { pause, unhurried } from "./pause.js";
import { fillPaper, shareActions } from "./share.js";
import { CLOSED, homeView, VIEWS } from "./state.js";
import { amount, kindName, provenance, speak, t } from "./words.js";

// The list stood in for the page until now; where no script runs, or this one ends early, it still does.
const standIn = byId("static");
standIn.hidden = true;
const giveBack = () => {
  standIn.hidden = false;
};
addEventListener("unhandledrejection", giveBack);
await pause();
const data = JSON.parse(byId("careergraph").textContent || "");
speak(data.words, data.language);
await pause();
const graph = await unhurried(reading(data));
graph.rows.forEach((row, at) => {
  row.title ||= t("row.step", { step: amount(at + 1) });
});
const app = new App(graph);
const narrow = matchMedia("(max-width: 760px)");
const THEMES = ["auto", "light", "dark"];
const VIEW_ICONS = { map: "map", list: "list", skills: "grid", network: "net" };
const views = VIEWS.filter((view) => view !== "skills" || graph.skilled);
let theme = 0;

/** @param {string} text */
function say(text) {
  byId("live").textContent = text;
  const toast = byId("toast");
  toast.textContent = text;
  toast.classList.add("on");
  setTimeout(() => toast.classList.remove("on"), 2500);
}

/** Switch between the parts on a narrow screen. @param {string} tab */
function markTab(tab) {
  document.body.dataset.tab = tab;
  for (const each of document.querySelectorAll(".tabs button")) {
    each.setAttribute("aria-pressed", String(each instanceof HTMLElement && each.dataset.to === tab));
  }
}

/** @param {"plan" | import("./state.js").State["view"]} tab */
function openTab(tab) {
  markTab(tab);
  if (tab !== "plan") {
    app.set({ view: tab, comparing: false });
  }
}

const finder = new Combo({
  id: "search", label: t("finder.label"), placeholder: t("finder.hint"), hiddenLabel: true,
  options: finderOptions(),
});

/** Make the options of the search when it is first used: all roles, then all skills. */
function finderOptions() {
  const roles = roleOptions(app, (role) => {
    app.set({ ...CLOSED, role, map: app.state.map === "overview" ? "" : app.state.map });
    careerMap.show(role);
  });
  /** @type {import("./combo.js").Option[] | null} */
  let all = null;
  return () => {
    if (!all) {
      const asked = graph.skills.map(() => 0);
      for (const role of graph.roles) {
        for (const [skill] of role.skills) {
          asked[skill] += 1;
        }
      }
      all = [...roles(), ...graph.skills.map((skill) => ({
        key: `skill:${skill.id}`, title: skill.title, detail: `${t("skill.title")} · ${t("finder.expected", { count: asked[skill.index] })}`,
        words: fold([skill.title, skill.id, ...skill.aliases].join(" ")),
        choose: () => app.set({ ...CLOSED, skill: skill.index }),
      }))];
    }
    return all;
  };
}

/** @param {import("./state.js").State["view"]} to @param {string} name @param {string} text */
const viewButton = (to, name, text) => button({ key: `view-${to}`, "aria-label": text, data: { view: to }, on: { click: () => app.set({ view: to, comparing: false }) } }, name, text);

/** @param {string} name @param {string} text @param {() => void} act @param {Record<string, any>} [more] */
const menuItem = (name, text, act, more) => button({ ...more, data: { share: name }, on: { click: () => {
  act();
  share.open = false;
} } }, null, text);

const share = h("details", { class: "menu" });
const stage = h("div", { class: "stage" });
const matrix = h("div", { class: "overview", id: "overview" });
const listing = h("div", { class: "listing", id: "listing" });
const heat = h("div", { class: "listing heating", hidden: true });
const net = h("div", { class: "netting", hidden: true });
const planRegion = h("section", { class: "plan" });
const opensRegion = h("section", { class: "opens" });
const matchRegion = h("section", { id: "suits", class: "suits" });
const skillsRegion = h("section", { class: "mine" });
const filtersRegion = h("section", { class: "filters" });
const side = h("section", { id: "side", class: "side", "aria-label": t("part.details"), hidden: true });
const legend = h("div", { class: "legend" });
const shows = h("div", { class: "shows", role: "group", "aria-label": t("shows.title") });

byId("app").append(
  h("a", { class: "skip", href: "#main", text: t("skip"), on: { click: (/** @type {Event} */ event) => {
    event.preventDefault();
    byId("main").focus();
  } } }),
  h("header", { class: "top" },
    h("div", { class: "brand" }, document.getElementById("logo") || icon("route"), h("h1", { own: graph.title })),
    h("div", { class: "finder", role: "search" }, finder.element),
    h("div", { class: "tools" },
      h("div", { class: "views", role: "group", "aria-label": t("part.view") }, views.map((to) => viewButton(to, VIEW_ICONS[to], t(`view.${to}`)))),
      share,
      button({ class: "square", id: "theme", "aria-label": t("theme.auto"), on: { click: nextTheme } }, "theme"))),
  h("main", { id: "body", class: "body" },
    h("section", { class: "panel", id: "panel", "aria-label": t("view.plan") }, planRegion, skillsRegion, matchRegion, opensRegion, filtersRegion,
      h("div", { class: "foot" }, graph.about && h("p", { class: "note", own: graph.about }),
        h("dl", { class: "provenance" }, provenance(graph).map(([name, text]) => h("div", null, h("dt", { text: name }), h("dd", { text }))))), feedbackLink(graph, t("feedback.map")), graph.derived && h("p", { class: "note foot", text: t(`derived.${graph.derived}`) })),
    h("div", { id: "main", class: "centre", tabindex: "-1" }, h("div", { class: "board" }, stage, matrix,
      h("div", { class: "base" }, shows, legend,
        h("div", { class: "zoom", role: "group", "aria-label": t("zoom.title") },
          button({ class: "square", "aria-label": t("zoom.in"), on: { click: () => careerMap.zoom(1.25) } }, "plus"),
          button({ class: "square", "aria-label": t("zoom.out"), on: { click: () => careerMap.zoom(0.8) } }, "minus"),
          button({ class: "square", "aria-label": t("zoom.fit"), on: { click: () => careerMap.fit() } }, "fit")))), listing, heat, net),
    side),
  h("nav", { class: "tabs", "aria-label": t("part.tabs") }, /** @type {const} */ (["plan", ...views]).map((to) =>
    button({ data: { to }, "aria-pressed": "false", on: { click: () => openTab(to) } }, to === "plan" ? "route" : VIEW_ICONS[to], t(`view.${to}`)))),
  h("div", { id: "live", class: "hush", role: "status", "aria-live": "polite" }),
  h("div", { id: "toast", class: "toast", "aria-hidden": "true" }),
  h("div", { id: "paper", class: "paper" }),
);

await pause();
const careerMap = new CareerMap(app, stage);
const networkView = new NetworkView(app, net);
await pause();
const drawPlan = makePlan(app, planRegion);
const drawSkills = makeSkills(app, skillsRegion);
await pause();
const drawOpens = makeOpens(app, opensRegion);
const drawMatches = makeMatches(app, matchRegion);
const acts = shareActions(app, careerMap, say);
share.append(h("summary", { class: "button", key: "share", "aria-label": t("share.title") }, icon("share"), h("span", { text: t("share.title") })), h("div", { class: "sheet" },
  menuItem("link", t("share.link"), acts.link), menuItem("text", t("share.plan-text"), acts.text),
  menuItem("print", t("share.print"), () => acts.print(false)), menuItem("print-all", t("share.print-all"), () => acts.print(true)),
  menuItem("markdown", t("share.markdown"), acts.markdown), menuItem("csv", t("share.csv"), acts.csv), menuItem("profile", t("share.profile"), acts.profile), menuItem("png", t("share.png"), acts.png), menuItem("svg", t("share.svg"), acts.svg)));

function nextTheme() {
  theme = (theme + 1) % THEMES.length;
  const name = THEMES[theme];
  if (name === "auto") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = name;
  }
  byId("theme").setAttribute("aria-label", t(`theme.${name}`));
  say(t(`theme.${name}`));
}

/** Offer what else the map can show. @param {boolean} drawn */
function drawShows(drawn) {
  const now = drawn ? careerMap.key.split(/[ /]/)[0] : "overview";
  /** @type {Array<"route" | "all" | "overview">} */
  const choices = ["route", "all", "overview"];
  const offered = choices.filter((kind) => (kind === "route" ? app.route : kind === "all" ? careerMap.drawable : !careerMap.mostFit || now === "overview"));
  const other = !offered.some((kind) => kind === now);
  refill(shows, offered.length > 1 || other ? offered.map((kind) => button({ class: "quiet", key: `show-${kind}`, "aria-pressed": String(kind === now),
    on: { click: () => app.set(kind === now ? { map: "" } : { map: kind, ...(kind === "overview" ? { ...CLOSED, lanes: new Set(), rows: new Set() } : {}) }) } }, null, t(`shows.${kind}`))) : []);
}

function drawLegend() {
  const kinds = new Set(graph.kinds);
  refill(legend, [
    ...(graph.lanes.length > 1 ? graph.lanes.map((lane, at) => careerMap.shows(at) && h("span", { data: { lane: String(at % 8) } }, h("i", { class: "swatch" }), h("span", { own: lane.title }))) : []),
    ...(/** @type {const} */ (["promotion", "lateral", "step_down"])).filter((kind) => kinds.has(kind)).map((kind) =>
      h("span", null, h("i", { class: `dash ${kind}` }), kindName(kind))),
    graph.mostPeople > 0 && h("span", null, h("i", { class: "broad" }), t("legend.people")),
    app.state.from !== null && graph.out[app.state.from].some((index) => asksAnything(graph.moves[index])) && h("span", null, h("i", { class: "ready" }), t("legend.ready")),
  ]);
}

let openedCard = "";
/** What had the focus when the side was opened; it gets it back. @type {string | undefined} */
let opener;

function drawSide() {
  const { state } = app;
  const active = document.activeElement;
  const comparing = state.comparing && state.compare.length > 1;
  const parts = comparing ? comparison(app) : state.role !== null ? roleCard(app, state.role) :
    state.move !== null ? moveCard(app, state.move) : state.skill !== null ? skillCard(app, state.skill) : null;
  const key = parts ? `${comparing}/${state.role}/${state.move}/${state.skill}` : "";
  side.hidden = !parts;
  byId("body").classList.toggle("carded", Boolean(parts));
  byId("body").classList.toggle("comparing", comparing);
  refill(side, parts || []);
  cover();
  if (key !== openedCard) {
    const before = openedCard;
    openedCard = key;
    moveFocus(before, active instanceof HTMLElement ? active : document.body);
  }
}

/** On a phone a card covers the page: what it covers cannot be reached. */
function cover() {
  for (const part of document.querySelectorAll(".top, .tabs, .skip, #panel, #main")) {
    part.toggleAttribute("inert", narrow.matches && !side.hidden);
  }
}

/** Take the focus into a card that opened, and back to where it came from when it closes. @param {string} before @param {HTMLElement} active */
function moveFocus(before, active) {
  side.scrollTop = 0;
  const now = document.activeElement;
  const lost = !now || now === document.body || !now.checkVisibility() || now.closest("[inert]");
  if (openedCard) {
    opener = before ? opener : active.dataset.key || active.id;
    if (lost || before) {
      side.querySelector("h2")?.focus({ preventScroll: true });
    }
  } else if (lost) {
    const all = [...document.querySelectorAll("#app [data-key], #app [id]")];
    const back = all.find((each) => opener && (each.id === opener || (each instanceof HTMLElement && each.dataset.key === opener)) && each.checkVisibility());
    (back instanceof HTMLElement ? back : byId("main")).focus({ preventScroll: true });
  }
}

let said = "";

/** The middle of the page: what the view shows. */
function drawCentre() {
  const { state } = app;
  for (const each of document.querySelectorAll(".views button")) {
    each.setAttribute("aria-pressed", String(each instanceof HTMLElement && each.dataset.view === state.view));
  }
  listing.hidden = state.view !== "list";
  heat.hidden = state.view !== "skills";
  net.hidden = state.view !== "network";
  byId("main").classList.toggle("listed", state.view !== "map");
  if (state.view === "list") {
    drawList(app, listing);
  } else if (state.view === "skills") {
    drawHeat(app, heat);
  } else if (state.view === "network") {
    networkView.update();
  } else {
    const drawn = careerMap.update();
    matrix.hidden = drawn;
    if (!drawn) {
      drawMatrix(app, matrix);
    }
    drawShows(drawn);
    drawLegend();
  }
}

function drawMenu() {
  for (const name of ["markdown", "csv", "print-all", "text"]) {
    share.querySelector(`[data-share="${name}"]`)?.toggleAttribute("disabled", !app.route);
  }
  share.querySelector("[data-share=profile]")?.toggleAttribute("disabled", !app.state.have.size && !app.state.credentials.size);
}

/** Tell those who listen what came out. */
function tellSummary() {
  const now = summary(app);
  if (now !== said && said) {
    byId("live").textContent = now;
  }
  said = now;
}

app.views.push(
  () => {
    document.body.dataset.view = app.state.view;
    drawPlan();
  },
  drawSide, drawCentre, drawOpens, drawMatches, drawSkills, () => drawFilters(app, filtersRegion), drawMenu, tellSummary,
);

addEventListener("hashchange", () => app.follow());
addEventListener("beforeprint", () => fillPaper(app, careerMap, byId("paper"), [side, listing, heat].filter((part) => !part.hidden), legend));
addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLElement && event.target.matches("input, select, textarea");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    finder.input.focus();
  } else if (event.key === "Escape") {
    if (share.open) {
      share.open = false;
      share.querySelector("summary")?.focus();
    } else if (!side.hidden) {
      app.set(CLOSED);
    } else if (app.state.map || app.state.lanes.size) {
      // One step out.
      app.set(app.state.map ? { map: "" } : { lanes: new Set(), rows: new Set() });
    }
  }
});
document.addEventListener("click", (event) => {
  if (event.target instanceof Node && !share.contains(event.target)) {
    share.open = false;
  }
});
narrow.addEventListener("change", cover);

/** Whether the page opens with nothing to show but itself. */
function unasked() {
  const { from, to, role, move, skill, map, lanes, rows, reach } = app.state;
  return [from, to, role, move, skill].every((each) => each === null) && !map && !lanes.size && !rows.size && !reach;
}

markTab(narrow.matches && app.state.view === homeView(graph) && (app.question() || unasked()) ? "plan" : app.state.view);
await app.begin(pause);
removeEventListener("unhandledrejection", giveBack);
standIn.remove();
document.documentElement.dataset.ready = "yes";
