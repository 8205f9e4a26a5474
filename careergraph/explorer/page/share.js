// Taking the plan along: a link, paper, Markdown, a table, a picture.

import { h, s } from "./dom.js";
import { drawEdges, HEADER } from "./draw.js";
import { asksText } from "./list.js";
import { preparationLines, preparations } from "./offers.js";
import { learnNothing, yearsOfStops } from "./plan.js";
import { factText, moveNotes, Sources } from "./sources.js";
import { dayText, provenance, riseText, t, totalsText } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./map.js").CareerMap} CareerMap */

const PICTURE_SCALE = 2;
const PICTURE_GUTTER = 120;
const MOST_DOTS = 12_000;

/** Write text so that Markdown shows it as it is. @param {string} text */
export function plainMarkdown(text) {
  return text.replace(/[\\`*_{}[\]<>()#+|~!]/g, "\\$&").replace(/\s+/g, " ");
}

/** Write a cell of a CSV file; a spreadsheet must not take it for a formula. @param {string | number | null} value */
export function csvCell(value) {
  const text = value === null ? "" : String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param {App} app */
export function planMarkdown(app) {
  const { graph, route } = app;
  if (!route) {
    return "";
  }
  const title = (/** @type {number} */ role) => plainMarkdown(graph.roles[role].title);
  const sources = new Sources(graph);
  const years = yearsOfStops(app.state, route);
  const prepared = preparations(app, route);
  const lines = [`# ${t("share.heading", { from: title(route.roles[0]), to: title(route.roles[route.roles.length - 1]) })}`, "", plainMarkdown(totalsText(graph, route)), ""];
  route.steps.forEach(({ move, learn }, at) => {
    const { facts, asked } = moveNotes(graph, move);
    lines.push(`## ${at + 1}. ${title(move.to)}${years[at + 1] === null || !graph.timed ? "" : ` (${t("plan.about-year", { year: String(years[at + 1]) })})`}`, "", plainMarkdown(factText(facts, sources)), "");
    for (const { skill, from, to } of learn) {
      lines.push(`- [ ] ${plainMarkdown(t("skill.is", { skill: graph.skills[skill].title, level: riseText(graph, from, to) }) + sources.text(asked.get(skill) || []))}`);
    }
    lines.push(learn.length || !graph.skilled ? "" : `${learnNothing(graph, move)}.\n`);
    for (const [heading, told] of prepared[at] ? preparationLines(graph, prepared[at]) : []) {
      lines.push(`${heading}:`, "", ...told.map((line) => `- [ ] ${plainMarkdown(`${line.title} – ${line.told}${sources.text(line.sources)}`)}`), "");
    }
  });
  if (sources.named.length) {
    lines.push(`## ${t("sources.title")}`, "", ...sources.texts().map((text, at) => `${at + 1}. ${plainMarkdown(text)}`), "");
  }
  lines.push(plainMarkdown(t("share.from-graph", { title: graph.title })), "");
  return lines.join("\n");
}

/** @param {App} app */
export function planCsv(app) {
  const { graph, route } = app;
  const rows = [["step", "from", "to", "kind", "years", "people", "leavers", "skill", "from_level", "to_level"]];
  /** @type {Array<Array<string | number | null>>} */
  const all = rows;
  route?.steps.forEach(({ move, learn }, at) => {
    const head = [at + 1, graph.roles[move.from].title, graph.roles[move.to].title, move.kind, move.years, move.people, move.leavers];
    for (const { skill, from, to } of learn.length ? learn : [null].map(() => ({ skill: -1, from: 0, to: 0 }))) {
      all.push(skill < 0 ? [...head, null, null, null] : [...head, graph.skills[skill].title, from, to]);
    }
  });
  return `${all.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/** @type {Array<keyof CSSStyleDeclaration & string>} what an element of the map owes to the page's style sheet */
const STYLES = ["fill", "stroke", "strokeWidth", "strokeDasharray", "opacity", "fontFamily", "fontSize", "fontWeight", "textAnchor", "dominantBaseline", "textDecoration"];

/** Return the whole drawing by itself, its names beside it; null where none is drawn. @param {App} app @param {CareerMap} map @returns {SVGSVGElement | null} */
export function picture(app, map) {
  const { scene, drawn } = map;
  if (!scene || !drawn) {
    return null;
  }
  const { frame } = scene;
  const [left, top] = scene.rows.length ? [PICTURE_GUTTER, HEADER + 4] : [12, 12];
  const [width, height] = [Math.ceil(frame.right - frame.left + left + 20), Math.ceil(frame.bottom - frame.top + top + 20)];
  const [dx, dy] = [left - frame.left, top - frame.top];
  const world = /** @type {SVGGElement} */ (drawn.world.cloneNode(true));
  world.setAttribute("transform", `translate(${dx} ${dy})`);
  const edges = drawEdges(app.graph, scene, { x: (at) => at + dx, y: (at) => at + dy, width, height, gutter: PICTURE_GUTTER - 8 });
  return s("svg", { class: "map still", width, height, viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": t("map.title"), xmlns: "http://www.w3.org/2000/svg" },
    s("rect", { class: "edge", width, height }), world, ...edges);
}

/** Write a drawing as a file of its own: every element says how it looks. @param {SVGSVGElement} drawing @returns {string} */
function alone(drawing) {
  const holder = h("div", { class: "hush" });
  holder.append(drawing);
  document.body.append(holder);
  for (const element of drawing.querySelectorAll("*")) {
    const style = getComputedStyle(element);
    if (style.display === "none") {
      element.setAttribute("display", "none");
    }
    // As attributes: the page's policy lets no element have a style of its own.
    for (const name of STYLES) {
      const value = String(style[name]);
      if (value && value !== "auto" && value !== "normal") {
        element.setAttribute(name.replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`), value);
      }
    }
    if (style.translate !== "none") {
      element.setAttribute("transform", `translate(${style.translate.replaceAll("px", "")})`);
    }
  }
  for (const hidden of drawing.querySelectorAll("[display=none]")) {
    hidden.remove();
  }
  holder.remove();
  return new XMLSerializer().serializeToString(drawing);
}

/** Draw a picture of dots; null where it would be too large. @param {SVGSVGElement} drawing @returns {Promise<Blob | null>} */
async function dots(drawing) {
  const [width, height] = ["width", "height"].map((name) => Number(drawing.getAttribute(name)));
  const scale = Math.min(PICTURE_SCALE, MOST_DOTS / width, MOST_DOTS / height);
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([alone(drawing)], { type: "image/svg+xml" }));
  try {
    await image.decode();
    const canvas = h("canvas", { width: Math.ceil(width * scale), height: Math.ceil(height * scale) });
    /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d")).drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => {
      canvas.toBlob(done);
    });
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

/** @param {string} name @param {Blob} blob */
function download(name, blob) {
  const link = h("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  // Whether it is kept is the browser's business: the page can only say that it was handed over.
  return t("share.handed", { file: name });
}

/** Put text on the clipboard; whether that was done. @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Pages opened from disk may be refused the clipboard: the old way still works there.
    const field = h("textarea", { text, class: "hush" });
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}

/** Show text for copying by hand, where the browser does not let the page do it. @param {string} text */
function offer(text) {
  const field = h("textarea", { rows: "6", readonly: true, "aria-label": t("share.text"), text });
  const dialog = h("dialog", { class: "offer", "aria-labelledby": "offer-title" },
    h("h2", { id: "offer-title", text: t("share.copy-this") }),
    h("p", { class: "note", text: t("share.copy-how") }),
    field, h("form", { method: "dialog" }, h("button", { class: "main", text: t("close") })));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  field.select();
}

/** What kind of address the page has: one that others can open, a file on this computer, or none of its own. @returns {"web" | "file" | "none"} */
export function addressKind() {
  return /^https?:$/.test(location.protocol) ? "web" : location.protocol === "file:" ? "file" : "none";
}

/** @param {App} app @param {string} ending */
function fileName(app, ending) {
  const { graph, route } = app;
  const ids = route ? [route.roles[0], route.roles[route.roles.length - 1]].map((role) => graph.roles[role].id) : [graph.name];
  return `${ids.join("-to-").replace(/[^\w.-]+/g, "-")}.${ending}`;
}

/** @param {App} app @param {CareerMap} map @param {(text: string) => void} say */
export function shareActions(app, map, say) {
  /** @param {string} text @param {string} done */
  const copied = async (text, done) => {
    if (await copy(text)) {
      say(done);
    } else {
      offer(text);
    }
  };
  return {
    /** Put the link to this very view on the clipboard; a page inside another has none. */
    link() {
      const kind = addressKind();
      if (kind === "none") {
        say(t("share.no-link"));
        return undefined;
      }
      return copied(location.href, t(kind === "web" ? "share.link-web" : "share.link-file"));
    },
    text() {
      return copied(app.route ? planMarkdown(app) : summaryText(app), t(app.route ? "share.plan-copied" : "share.text-copied"));
    },
    /** The ticked skills and credentials as a file that `--profile` reads. */
    profile() {
      const { graph, state } = app;
      const skills = [...state.have].sort((left, right) => left[0] - right[0]).map(([skill, level]) => `  ${JSON.stringify(graph.skills[skill].id)}: ${level}`);
      const credentials = [...state.credentials].sort((left, right) => left - right).map((each) => `  - ${JSON.stringify(graph.offers.credentials[each].id)}`);
      const role = state.from === null ? [] : [`role: ${JSON.stringify(graph.roles[state.from].id)}`];
      const lists = [skills.length ? ["skills:", ...skills] : [], credentials.length ? ["credentials:", ...credentials] : []].flat();
      say(download("profile.yaml", new Blob([[...role, ...lists, ""].join("\n")], { type: "application/yaml" })));
    },
    markdown() {
      say(download(fileName(app, "md"), new Blob([planMarkdown(app)], { type: "text/markdown" })));
    },
    csv() {
      say(download(fileName(app, "csv"), new Blob([planCsv(app)], { type: "text/csv" })));
    },
    async png() {
      const drawn = picture(app, map);
      const blob = drawn && await dots(drawn);
      say(blob ? download(fileName(app, "png"), blob) : t(drawn ? "share.no-picture" : "share.no-map"));
    },
    svg() {
      const drawn = picture(app, map);
      say(drawn ? download(fileName(app, "svg"), new Blob([alone(drawn)], { type: "image/svg+xml" })) : t("share.no-map"));
    },
    /** @param {boolean} all whether everything each move asks for goes onto the paper */
    print(all) {
      let begun = false;
      const note = () => {
        begun = true;
      };
      addEventListener("beforeprint", note);
      printAll = all;
      print();
      printAll = false;
      removeEventListener("beforeprint", note);
      if (!begun) {
        say(t("share.not-printed"));
      }
    },
  };
}

/** @param {App} app */
function summaryText(app) {
  return `${app.graph.title}\n${app.graph.about}`.trim();
}

let printAll = false;

/** Copy a part of the page for paper, without what only a screen needs. @param {HTMLElement} part */
function onPaper(part) {
  const copy = /** @type {HTMLElement} */ (part.cloneNode(true));
  for (const each of copy.querySelectorAll(".actions, .wide, [data-key=close], input, select")) {
    each.remove();
  }
  for (const each of copy.querySelectorAll("[id], [data-key]")) {
    each.removeAttribute("id");
    each.removeAttribute("data-key");
  }
  return h("section", { class: "paper-copy" }, [...copy.childNodes]);
}

/**
 * Put on paper what is open: a card, a comparison or a list, then the route with its steps, then the map with its legend.
 * @param {App} app @param {CareerMap} map @param {HTMLElement} paper @param {HTMLElement[]} open @param {HTMLElement} legend
 */
export function fillPaper(app, map, paper, open, legend) {
  const { graph, route } = app;
  const title = (/** @type {number} */ role) => graph.roles[role].title;
  const sources = new Sources(graph);
  const drawn = picture(app, map);
  const prepared = route ? preparations(app, route) : [];
  paper.replaceChildren(...[
    h("h1", { own: graph.title }),
    ...open.map(onPaper),
    route ? h("section", null,
      h("h2", { text: t("paper.route", { from: title(route.roles[0]), to: title(route.roles[route.roles.length - 1]) }) }),
      h("p", { text: totalsText(graph, route) }),
      h("ol", { class: "paper-steps" }, h("li", null, h("p", { class: "paper-stop" }, h("b", { own: title(route.roles[0]) }))), route.steps.map(({ move, learn }, at) => {
        const { facts, asked } = moveNotes(graph, move);
        return h("li", null,
          h("p", { class: "paper-stop" }, h("b", { own: title(move.to) }), h("span", { text: ` ${factText(facts, sources)}` })),
          learn.length ? h("ul", null, learn.map(({ skill, from, to }) => h("li", {
            text: `☐ ${t("skill.is", { skill: graph.skills[skill].title, level: riseText(graph, from, to) })}${sources.text(asked.get(skill) || [])}` }))) :
            h("p", { text: learnNothing(graph, move) }),
          ...(prepared[at] ? preparationLines(graph, prepared[at]) : []).flatMap(([heading, lines]) => [h("p", { text: heading }),
            h("ul", null, lines.map((line) => h("li", { text: `☐ ${line.title} – ${line.told}${sources.text(line.sources)}` })))]));
      })), sources.list()) : h("p", { own: graph.about }),  graph.derived && h("p", { text: t(`derived.${graph.derived}`) }), h("p", { text: [dayText(new Date().toISOString().slice(0, 10)), ...provenance(graph).map(([name, text]) => t("provenance.is", { name, text }))].join("; ") }),
    ...(drawn ? [h("figure", null, drawn, h("figcaption", null, h("span", { text: t("map.title") }), h("span", { class: "legend" }, [...legend.cloneNode(true).childNodes])))] : []),
    route && printAll && h("section", null, h("h2", { text: t("paper.asks") }), h("ul", null, route.steps.map(({ move }) =>
      h("li", { text: t("paper.move", { from: title(move.from), to: title(move.to), asked: asksText(app, move) || t("move.asks-unknown") }) })))),
    !route && !open.length && h("section", null, h("h2", { text: t("roles.title") }), h("ul", { class: "paper-roles" },
        [...graph.roles].sort((left, right) => right.row - left.row || left.lane - right.lane).slice(0, 400).map((role) =>
          h("li", { own: `${role.title} (${[role.level, graph.lanes[role.lane].title].filter(Boolean).join(", ")})` })))),
  ].filter((part) => part instanceof Node));
}
