// Taking the plan along: a link, paper, Markdown, a table, a picture.

import { byId, h } from "./dom.js";
import { levelName } from "./graph.js";
import { asksText } from "./list.js";
import { HEADER, paintBox, paintEdges, paintGround, paintWires, readPalette } from "./paint.js";
import { factText, moveNotes, Sources } from "./sources.js";
import { totalsText } from "./words.js";

/** @typedef {import("./app.js").App} App */
/** @typedef {import("./map.js").CareerMap} CareerMap */

const PICTURE_SCALE = 2;
const PICTURE_GUTTER = 120;

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
  const lines = [`# ${title(route.roles[0])} to ${title(route.roles[route.roles.length - 1])}`, "", plainMarkdown(totalsText(graph, route)), ""];
  route.steps.forEach(({ move, learn }, at) => {
    const { facts, asked } = moveNotes(graph, move);
    lines.push(`## ${at + 1}. ${title(move.to)}`, "", plainMarkdown(factText(facts, sources)), "");
    for (const { skill, from, to } of learn) {
      lines.push(`- [ ] ${plainMarkdown(graph.skills[skill].title)}: ${from ? `${plainMarkdown(levelName(graph, from))} to ` : ""}${plainMarkdown(levelName(graph, to))}${plainMarkdown(sources.text(asked.get(skill) || []))}`);
    }
    lines.push(learn.length ? "" : "Nothing new to learn.\n");
  });
  if (sources.named.length) {
    lines.push("## Sources", "", ...sources.texts().map((text, at) => `${at + 1}. ${plainMarkdown(text)}`), "");
  }
  lines.push(`From the career graph "${plainMarkdown(graph.title)}".`, "");
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

/** Draw the scene by itself: on white for paper, in the page's colours for a picture. @param {App} app @param {CareerMap} map @param {boolean} paper @returns {HTMLCanvasElement | null} */
export function picture(app, map, paper) {
  const { scene, lights } = map;
  if (!scene) {
    return null;
  }
  const { frame } = scene;
  const [width, height] = [frame.right - frame.left + PICTURE_GUTTER + 20, frame.bottom - frame.top + HEADER + 20];
  const canvas = h("canvas", { width: Math.ceil(width * PICTURE_SCALE), height: Math.ceil(height * PICTURE_SCALE) });
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const palette = paper ? readPalette(byId("paper")) : map.palette;
  ctx.scale(PICTURE_SCALE, PICTURE_SCALE);
  ctx.fillStyle = palette.ground;
  ctx.fillRect(0, 0, width, height);
  const [dx, dy] = [PICTURE_GUTTER - frame.left, HEADER + 4 - frame.top];
  ctx.save();
  ctx.translate(dx, dy);
  paintGround(ctx, palette, scene);
  paintWires(ctx, palette, map.wires());
  for (const [role, { x, y }] of scene.boxes) {
    paintBox(ctx, palette, scene, app.graph.roles[role], x, y, lights.look(role));
  }
  ctx.restore();
  paintEdges(ctx, palette, app.graph, scene, { x: (world) => world + dx, y: (world) => world + dy, width, height, gutter: PICTURE_GUTTER - 8 });
  return canvas;
}

/** @param {string} name @param {Blob} blob */
function download(name, blob) {
  const link = h("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** @param {App} app @param {string} ending */
function fileName(app, ending) {
  const { graph, route } = app;
  const ids = route ? [route.roles[0], route.roles[route.roles.length - 1]].map((role) => graph.roles[role].id) : [graph.name];
  return `${ids.join("-to-").replace(/[^\w.-]+/g, "-")}.${ending}`;
}

/** @param {App} app @param {CareerMap} map @param {(text: string) => void} say */
export function shareActions(app, map, say) {
  return {
    /** Put the link to this very view on the clipboard. */
    async link() {
      try {
        await navigator.clipboard.writeText(location.href);
      } catch {
        // Pages opened from disk may be refused the clipboard: the old way still works.
        const field = h("textarea", { text: location.href });
        document.body.append(field);
        field.select();
        document.execCommand("copy");
        field.remove();
      }
      say("Link copied: it brings back this view.");
    },
    markdown() {
      download(fileName(app, "md"), new Blob([planMarkdown(app)], { type: "text/markdown" }));
      say("Plan saved as Markdown.");
    },
    csv() {
      download(fileName(app, "csv"), new Blob([planCsv(app)], { type: "text/csv" }));
      say("Plan saved as CSV.");
    },
    png() {
      picture(app, map, false)?.toBlob((blob) => {
        if (blob) {
          download(fileName(app, "png"), blob);
          say("Map saved as PNG.");
        }
      });
    },
    print() {
      print();
    },
  };
}

/** Put the plan on paper: the route with its steps, then the map, then all roles. @param {App} app @param {CareerMap} map @param {HTMLElement} paper */
export function fillPaper(app, map, paper) {
  const { graph, route } = app;
  const title = (/** @type {number} */ role) => graph.roles[role].title;
  const sources = new Sources(graph);
  const drawn = picture(app, map, true);
  paper.replaceChildren(
    h("h1", { text: graph.title }),
    route ? h("section", null,
      h("h2", { text: `From ${title(route.roles[0])} to ${title(route.roles[route.roles.length - 1])}` }),
      h("p", { text: totalsText(graph, route) }),
      h("ol", { class: "paper-steps" }, route.steps.map(({ move, learn }) => {
        const { facts, asked } = moveNotes(graph, move);
        return h("li", null,
          h("b", { text: title(move.to) }), h("span", { text: ` ${factText(facts, sources)}` }),
          learn.length ? h("ul", null, learn.map(({ skill, from, to }) => h("li", {
            text: `☐ ${graph.skills[skill].title}: ${from ? `${levelName(graph, from)} → ` : ""}${levelName(graph, to)}${sources.text(asked.get(skill) || [])}` }))) :
            h("p", { text: "Nothing new to learn" }));
      })), sources.list()) : h("p", { text: graph.about }),
    ...(drawn ? [h("figure", null, drawn, h("figcaption", { text: "The career map" }))] : []),
    route ? h("section", null, h("h2", { text: "What each move asks for" }), h("ul", null, route.steps.map(({ move }) =>
      h("li", { text: `${title(move.from)} → ${title(move.to)}: ${asksText(app, move)}` })))) :
      h("section", null, h("h2", { text: "Roles" }), h("ul", { class: "paper-roles" },
        [...graph.roles].sort((left, right) => right.row - left.row || left.lane - right.lane).slice(0, 400).map((role) =>
          h("li", { text: `${role.title} (${[role.level, graph.lanes[role.lane].title].filter(Boolean).join(", ")})` })))),
  );
}
