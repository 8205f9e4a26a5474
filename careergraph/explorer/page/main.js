// The page: puts the parts together and lets them follow the state.

import { App } from "./app.js";
import { moveCard, roleCard } from "./card.js";
import { Combo, fold } from "./combo.js";
import { comparison } from "./compare.js";
import { button, byId, h, icon, refill } from "./dom.js";
import { readGraph } from "./graph.js";
import { drawList } from "./list.js";
import { CareerMap } from "./map.js";
import { drawMatrix } from "./matrix.js";
import { drawFilters, drawOpens, makeSkills } from "./panels.js";
import { makePlan, roleOptions, summary } from "./plan.js";
import { fillPaper, shareActions } from "./share.js";
import { kindName, plural } from "./words.js";

const graph = readGraph(JSON.parse(byId("careergraph").textContent || ""));
const app = new App(graph);
const THEMES = ["auto", "light", "dark"];
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

/** @param {string} tab */
function openTab(tab) {
  markTab(tab);
  if (tab !== "plan") {
    app.set({ view: tab === "list" ? "list" : "map" });
  }
}

const finder = new Combo({
  id: "search", label: "Search a role or a skill", placeholder: "Search a role or a skill ( / )", hiddenLabel: true,
  options: finderOptions(),
});

/** Make the options of the search when it is first used: all roles, then all skills. */
function finderOptions() {
  const roles = roleOptions(app, (role) => {
    app.set({ role, move: null, comparing: false });
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
        key: `skill:${skill.id}`, title: skill.title, detail: `Skill · ${plural(asked[skill.index], "role expects it", "roles expect it")}`,
        words: fold([skill.title, skill.id, ...skill.aliases].join(" ")),
        choose: () => showSkill(skill.index),
      }))];
    }
    return all;
  };
}

/** Say who expects a skill, and tick it in the list. @param {number} skill */
function showSkill(skill) {
  const field = byId("skill-filter");
  if (field instanceof HTMLInputElement) {
    const details = field.closest("details");
    if (details) {
      details.open = true;
    }
    if (document.body.dataset.narrow) {
      openTab("plan");
    }
    field.value = graph.skills[skill].title;
    field.dispatchEvent(new Event("input"));
    const row = field.parentElement?.querySelector(".skills input");
    if (row instanceof HTMLElement) {
      row.focus();
      row.scrollIntoView({ block: "center" });
    }
    const roles = graph.roles.filter((role) => role.skills.some(([each]) => each === skill));
    say(`${graph.skills[skill].title}: expected by ${plural(roles.length, "role")}.`);
  }
}

/** @param {"map" | "list"} to @param {string} name @param {string} text */
const viewButton = (to, name, text) => button({ key: `view-${to}`, "aria-label": text, data: { view: to }, on: { click: () => app.set({ view: to }) } }, name, text);

/** @param {string} name @param {string} text @param {() => void} act @param {Record<string, any>} [more] */
const menuItem = (name, text, act, more) => button({ ...more, data: { share: name }, on: { click: () => {
  act();
  share.open = false;
} } }, null, text);

const share = h("details", { class: "menu" });
const stage = h("div", { class: "stage" });
const matrix = h("div", { class: "overview", id: "overview" });
const listing = h("div", { class: "listing", id: "listing" });
const planRegion = h("section", { class: "plan" });
const opensRegion = h("section", { class: "opens" });
const skillsRegion = h("section", { class: "mine" });
const filtersRegion = h("section", { class: "filters" });
const side = h("section", { id: "side", class: "side", "aria-label": "Details", hidden: true });
const legend = h("div", { class: "legend" });
const back = button({ class: "quiet back", key: "overview", on: { click: () => app.set({ overview: !app.state.overview, role: null, move: null }) } }, null, "Overview");

byId("app").append(
  h("a", { class: "skip", href: "#main", text: "Skip to the map", on: { click: (/** @type {Event} */ event) => {
    event.preventDefault();
    byId("main").focus();
  } } }),
  h("header", { class: "top" },
    h("div", { class: "brand" }, icon("route"), h("h1", { text: graph.title })),
    h("div", { class: "finder", role: "search" }, finder.element),
    h("div", { class: "tools" },
      h("div", { class: "views", role: "group", "aria-label": "View" }, viewButton("map", "map", "Map"), viewButton("list", "list", "List")),
      share,
      button({ class: "square", id: "theme", "aria-label": "Colours: as the system", on: { click: nextTheme } }, "theme"))),
  h("main", { class: "body" },
    h("section", { class: "panel", id: "panel", "aria-label": "Plan" }, planRegion, opensRegion, skillsRegion, filtersRegion,
      h("p", { class: "note foot", text: graph.about })),
    h("div", { id: "main", class: "centre", tabindex: "-1" }, h("div", { class: "board" }, stage, matrix,
      h("div", { class: "zoom", role: "group", "aria-label": "Zoom" },
        button({ class: "square", "aria-label": "Zoom in", on: { click: () => careerMap.zoom(1.25) } }, "plus"),
        button({ class: "square", "aria-label": "Zoom out", on: { click: () => careerMap.zoom(0.8) } }, "minus"),
        button({ class: "square", "aria-label": "Fit the map", on: { click: () => careerMap.fit() } }, "fit")),
      back, legend), listing),
    side),
  h("nav", { class: "tabs", "aria-label": "Parts of the page" }, [["plan", "route", "Plan"], ["map", "map", "Map"], ["list", "list", "List"]].map(([to, name, text]) =>
    button({ data: { to }, "aria-pressed": "false", on: { click: () => openTab(to) } }, name, text))),
  h("div", { id: "live", class: "hush", role: "status", "aria-live": "polite" }),
  h("div", { id: "toast", class: "toast", "aria-hidden": "true" }),
  h("div", { id: "paper", class: "paper" }),
);

const careerMap = new CareerMap(app, stage);
const drawPlan = makePlan(app, planRegion);
const drawSkills = makeSkills(app, skillsRegion);
const acts = shareActions(app, careerMap, say);
share.append(h("summary", { class: "button", key: "share", "aria-label": "Share" }, icon("share"), h("span", { text: "Share" })), h("div", { class: "sheet" },
  menuItem("link", "Copy link", acts.link), menuItem("print", "Print", acts.print),
  menuItem("markdown", "Plan as Markdown", acts.markdown), menuItem("csv", "Plan as CSV", acts.csv), menuItem("png", "Map as PNG", acts.png)));

function nextTheme() {
  theme = (theme + 1) % THEMES.length;
  const name = THEMES[theme];
  if (name === "auto") {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = name;
  }
  byId("theme").setAttribute("aria-label", `Colours: ${name === "auto" ? "as the system" : name}`);
  careerMap.repaint();
  say(`Colours: ${name === "auto" ? "as the system" : name}`);
}

function drawLegend() {
  const kinds = new Set(graph.moves.map((move) => move.kind));
  refill(legend, [
    ...(graph.lanes.length > 1 ? graph.lanes.map((lane, at) => h("span", { data: { lane: String(at % 8) } }, h("i", { class: "swatch" }), lane.title)) : []),
    ...(/** @type {const} */ (["promotion", "lateral", "step_down"])).filter((kind) => kinds.has(kind)).map((kind) =>
      h("span", null, h("i", { class: `dash ${kind}` }), kindName(kind))),
    app.state.from !== null && h("span", null, h("i", { class: "ready" }), "ready for the move from your role"),
  ]);
}

let openedCard = "";

function drawSide() {
  const { state } = app;
  const parts = state.comparing && state.compare.length > 1 ? comparison(app) : state.role !== null ? roleCard(app, state.role) :
    state.move !== null ? moveCard(app, state.move) : null;
  const key = parts ? `${state.comparing}/${state.role}/${state.move}` : "";
  side.hidden = !parts;
  side.classList.toggle("wide", state.comparing && Boolean(parts));
  refill(side, parts || []);
  if (key !== openedCard) {
    side.scrollTop = 0;
    const fromCard = openedCard;
    openedCard = key;
    const inside = document.activeElement === document.body || document.activeElement === null;
    if (parts && (inside || fromCard)) {
      side.querySelector("h2")?.focus({ preventScroll: true });
    }
  }
}

let said = "";

app.views.push(() => {
  const { state } = app;
  document.body.dataset.view = state.view;
  drawPlan();
  drawOpens(app, opensRegion);
  drawSkills();
  drawFilters(app, filtersRegion);
  drawSide();
  drawLegend();
  for (const each of document.querySelectorAll(".views button")) {
    each.setAttribute("aria-pressed", String(each instanceof HTMLElement && each.dataset.view === state.view));
  }
  const listed = state.view === "list";
  listing.hidden = !listed;
  byId("main").classList.toggle("listed", listed);
  if (listed) {
    drawList(app, listing);
  } else {
    const drawn = careerMap.update();
    matrix.hidden = drawn;
    if (!drawn) {
      drawMatrix(app, matrix);
    }
    back.hidden = !app.big || (!drawn && !state.overview);
    refill(back, [drawn ? "Overview" : "Back to the focus"]);
  }
  for (const name of ["markdown", "csv"]) {
    const item = share.querySelector(`[data-share="${name}"]`);
    item?.toggleAttribute("disabled", !app.route);
  }
  const now = summary(app);
  if (now !== said && said) {
    byId("live").textContent = now;
  }
  said = now;
});

addEventListener("hashchange", () => app.follow());
addEventListener("beforeprint", () => fillPaper(app, careerMap, byId("paper")));
addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLElement && event.target.matches("input, select, textarea");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    finder.input.focus();
  } else if (event.key === "Escape") {
    if (share.open) {
      share.open = false;
      share.querySelector("summary")?.focus();
    } else if (app.state.role !== null || app.state.move !== null || app.state.comparing) {
      app.set({ role: null, move: null, comparing: false });
      byId("main").focus();
    }
  }
});
document.addEventListener("click", (event) => {
  if (event.target instanceof Node && !share.contains(event.target)) {
    share.open = false;
  }
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => careerMap.repaint());
const narrow = matchMedia("(max-width: 760px)");
const follow = () => {
  if (narrow.matches) {
    document.body.dataset.narrow = "yes";
  } else {
    delete document.body.dataset.narrow;
  }
};
narrow.addEventListener("change", follow);
follow();

markTab(narrow.matches && app.state.view === "map" && app.question() ? "plan" : app.state.view);
app.refresh();
document.documentElement.dataset.ready = "yes";
