// A scene as SVG: lanes, lines and boxes as elements, each role one that can be focused and has a name.

import { ends, pathData } from "./curves.js";
import { s } from "./dom.js";
import { ownLanguage, t } from "./words.js";

/** @typedef {import("./engine/graph.js").Graph} Graph */
/** @typedef {import("./lights.js").Look} Look */
/** @typedef {import("./lights.js").WireLook} WireLook */
/** @typedef {import("./scene.js").Scene} Scene */
/**
 * @typedef {object} Drawn
 * @property {SVGGElement} world what moves and zooms
 * @property {Map<number, SVGGElement>} boxes
 * @property {Map<number, SVGGElement>} wires
 * @property {SVGGElement} top the layer of lines that are lit
 * @property {SVGGElement} below the layer of all others
 */

export const LANES = 8;
// High enough for a finger.
export const HEADER = 40;
export const GUTTER = 100;
// On a phone the names of the rows take less room.
export const NARROW_GUTTER = 80;
const NAME_FONT = 13;
const ARROW = 7;
const WIDE_ARROW = 11;
// A lane of which less than this is seen goes without its name.
const LEAST_LANE = 48;

/** Draw a scene. @param {Graph} graph @param {Scene} scene @param {number} font size of the titles, in the scene's own pixels @param {number} least the smallest size @returns {Drawn} */
export function drawScene(graph, scene, font, least) {
  const below = s("g", { class: "wires" });
  const top = s("g", { class: "wires" });
  const boxes = new Map([...scene.boxes].map(([role, place]) => [role, drawBox(graph, scene, role, place, font, least)]));
  const wires = new Map([...scene.wires].map(([move, points]) => [move, drawWire(graph, move, points)]));
  below.append(...wires.values());
  const { top: frameTop, bottom } = scene.frame;
  const world = s("g", { class: "world" },
    s("g", { class: "ground" },
      ...scene.lanes.map(({ lane, left, right }) =>
        s("rect", { class: "lane", "data-lane": lane % LANES, x: left, y: frameTop, width: right - left, height: bottom - frameTop, rx: 12 })),
      ...scene.lanes.filter((lane) => lane.folded).map((lane) => stripName(graph, scene, lane, font)),
      ...scene.rows.filter((row) => row.bottom < bottom).map((row) =>
        s("line", { class: "rule", x1: scene.frame.left, x2: scene.frame.right, y1: row.bottom, y2: row.bottom })),
      ...scene.captions.map(({ x, y, text }) => s("text", { class: "caption", x, y, "font-size": font }, text))),
    below, s("g", { class: "boxes", lang: ownLanguage() || null }, ...boxes.values()), top);
  return { world, boxes, wires, top, below };
}

/** The name of a folded lane, along it. @param {Graph} graph @param {Scene} scene @param {Scene["lanes"][number]} lane @param {number} font */
function stripName(graph, scene, { lane, left, right }, font) {
  const { top, bottom } = scene.frame;
  return s("text", { class: "strip-name", "data-lane": lane % LANES, "font-size": font, transform: `translate(${(left + right) / 2} ${(top + bottom) / 2}) rotate(-90)` },
    cut(graph.lanes[lane].title, bottom - top - 24, font, 700));
}

/** @param {Graph} graph @param {number} index @param {number[]} points */
function drawWire(graph, index, points) {
  const { from, to, kind, people } = graph.moves[index];
  return s("g", { class: `wire ${kind || "promotion"}`, "data-many": breadth(people, graph.mostPeople), "data-move": index },
    s("path", { class: "hit", d: pathData(points) }),
    s("path", { class: "line", d: pathData(points) }),
    s("path", { class: "tip-small", d: arrow(points, ARROW) }),
    s("path", { class: "tip-wide", d: arrow(points, WIDE_ARROW) }),
    s("title", null, t("move.name", { from: graph.roles[from].title, to: graph.roles[to].title })));
}

/** How wide a line is by those who made the move, the area of five steps; where nobody counted it is thin. @param {number | null} people @param {number} most */
export function breadth(people, most) {
  return people && most ? Math.max(1, Math.ceil(5 * Math.sqrt(people / most))) : null;
}

/** @param {number[]} points @param {number} size */
function arrow(points, size) {
  const { x, y, angle } = ends(points, size);
  const corner = (/** @type {number} */ turn) => `${(x + Math.cos(angle + turn) * size).toFixed(1)} ${(y + Math.sin(angle + turn) * size).toFixed(1)}`;
  return `M${x} ${y}L${corner(2.72)}L${corner(-2.72)}Z`;
}

/** @param {Graph} graph @param {Scene} scene @param {number} index @param {{x: number, y: number, tall?: number}} place @param {number} font @param {number} least */
function drawBox(graph, scene, index, { x, y, tall }, font, least) {
  const role = graph.roles[index];
  const [width, height] = [scene.box[0], tall || scene.box[1]];
  const place = [role.level, graph.lanes[role.lane].title].filter(Boolean).join(", ");
  return s("g", { class: "role", role: "button", tabindex: "-1", "data-role": index, "data-lane": role.lane % LANES, transform: `translate(${x} ${y})`,
    "aria-label": place ? `${role.title}, ${place}` : role.title },
    s("rect", { class: "back", x: -width / 2, y: -height / 2, width, height, rx: 8 }),
    s("rect", { class: "box", x: -width / 2, y: -height / 2, width, height, rx: 8 }),
    s("rect", { class: "track", x: 8 - width / 2, y: height / 2 - 7, width: width - 16, height: 3.5, rx: 2 }),
    s("rect", { class: "met", x: 8 - width / 2, y: height / 2 - 7, width: 0, height: 3.5, rx: 2 }),
    titleOf(role.title, width - 10, font),
    s("g", { class: "badge", transform: `translate(${-width / 2 - 1} ${-height / 2 - 3})` }, s("circle", { r: 11 }), s("text", { y: 0.5, "font-size": least })));
}

/** @param {string} title @param {number} room @param {number} font */
function titleOf(title, room, font) {
  const lines = wrap(title, room, font);
  const pitch = font * (lines.length > 2 ? 1.08 : 1.2);
  return s("text", { class: "title", "font-size": font, dir: "auto" }, ...lines.map((line, at) =>
    s("tspan", { x: 0, y: ((at - (lines.length - 1) / 2) * pitch).toFixed(1) }, line)));
}

/** @type {CanvasRenderingContext2D | null} what measures text; the page has no other use for a canvas */
let ruler = null;

/** @param {string} text @param {number} font @param {number} [weight] */
function widthOf(text, font, weight = 500) {
  ruler ||= /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  ruler.font = `${weight} ${font}px ${getComputedStyle(document.documentElement).getPropertyValue("--font")}`;
  return ruler.measureText(text).width;
}

/** @type {Map<string, string[]>} */
const wrapped = new Map();

/** Break a title into at most three lines; what does not fit ends in an ellipsis. @param {string} title @param {number} room @param {number} font @returns {string[]} */
export function wrap(title, room, font = NAME_FONT) {
  const key = `${font}/${room}/${title}`;
  const known = wrapped.get(key);
  if (known) {
    return known;
  }
  /** @type {string[]} */
  const lines = [];
  let line = "";
  for (const word of title.trim().split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && widthOf(longer, font) > room) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  lines.push(line);
  const fits = lines.slice(0, 3).map((text) => cut(text, room, font));
  if (lines.length > 3) {
    fits[2] = cut(`${lines[2]} ${lines[3]}…`, room, font);
  }
  wrapped.set(key, fits);
  return fits;
}

/** @param {string} text @param {number} room @param {number} font @param {number} [weight] */
export function cut(text, room, font, weight) {
  if (widthOf(text, font, weight) <= room) {
    return text;
  }
  const signs = [...text.replace(/…$/, "")];
  let [low, high] = [0, signs.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (widthOf(`${signs.slice(0, middle).join("").trimEnd()}…`, font, weight) <= room) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return `${signs.slice(0, Math.max(low, 1)).join("").trimEnd()}…`;
}

/** Show how a role is lit. @param {SVGGElement} box @param {Look} look @param {number} width */
export function lightBox(box, look, width) {
  const names = ["role", look.dim && "dim", look.lit && "lit", look.marked && "marked", look.avoided && "avoided", look.ready !== null && "weighed", look.badge && "badged"];
  box.setAttribute("class", names.filter(Boolean).join(" "));
  if (look.ready !== null) {
    box.querySelector(".met")?.setAttribute("width", String(Math.max(0, (width - 16) * look.ready)));
  }
  const badge = box.querySelector(".badge text");
  if (badge && badge.textContent !== look.badge) {
    badge.textContent = look.badge;
  }
}

/** Show how a line is lit; what is lit lies on top. @param {Drawn} drawn @param {number} move @param {WireLook} look */
export function lightWire(drawn, move, look) {
  const wire = /** @type {SVGGElement} */ (drawn.wires.get(move));
  const kind = wire.classList[1];
  const name = `wire ${kind} ${look}`;
  if (wire.getAttribute("class") === name) {
    return;
  }
  wire.setAttribute("class", name);
  const layer = look === "taken" || look === "near" ? drawn.top : drawn.below;
  if (wire.parentNode !== layer) {
    layer.append(wire);
  }
}

/**
 * Draw the names of lanes and rows along the edges of the view, where they stay while the map is moved.
 * @param {Graph} graph @param {Scene} scene
 * @param {{x: (world: number) => number, y: (world: number) => number, width: number, height: number, gutter: number, heads?: boolean}} view the names of lanes are left out where these have heads
 */
export function drawEdges(graph, scene, view) {
  if (!scene.rows.length) {
    return [];
  }
  const narrow = view.gutter < GUTTER;
  // Beside the drawing where there is room left of it, else along the edge of the view.
  const start = Math.max(0, view.x(scene.frame.left) - view.gutter);
  const inner = start + view.gutter;
  const lanes = view.heads ? [] : scene.lanes.flatMap(({ lane, left, right }) => {
    const [x0, x1] = [Math.max(view.x(left), inner), Math.min(view.x(right), view.width)];
    const { title } = graph.lanes[lane];
    return x1 - x0 > LEAST_LANE && title
      ? s("text", { class: "lane-name", "data-lane": lane % LANES, x: (x0 + x1) / 2, y: HEADER / 2 + 2 }, cut(title, x1 - x0 - 8, NAME_FONT, 700), s("title", null, title)) : [];
  });
  const rows = scene.rows.flatMap(({ row, top, bottom }) => {
    const [y0, y1] = [Math.max(view.y(top), HEADER), Math.min(view.y(bottom), view.height)];
    const lines = wrap(graph.rows[row].title, view.gutter - (narrow ? 12 : 18), 12.5);
    const shown = y1 - y0 < 15 * lines.length ? lines.slice(0, 1) : lines;
    return y1 - y0 < 13 ? [] : shown.map((line, at) =>
      s("text", { class: "row-name", x: start + (narrow ? 6 : 12), y: (y0 + y1) / 2 + (at - (shown.length - 1) / 2) * 15 }, line));
  });
  return [
    s("rect", { class: "edge", x: 0, y: 0, width: view.width, height: HEADER }),
    s("rect", { class: "edge", x: 0, y: HEADER, width: inner, height: Math.max(0, view.height - HEADER) }),
    ...lanes, ...rows,
  ];
}
