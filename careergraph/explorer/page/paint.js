// How the map looks: ground, lines and boxes on a canvas, for the screen, for paper and for a picture.

import { sample, trace } from "./curves.js";

/** @typedef {import("./engine/graph.js").Graph} Graph */
/** @typedef {import("./scene.js").Scene} Scene */
/**
 * @typedef {object} Palette
 * @property {string} ground
 * @property {string} surface
 * @property {string} ink
 * @property {string} quiet
 * @property {string} line
 * @property {string} wire
 * @property {string} route
 * @property {string} onRoute
 * @property {string} accent
 * @property {string} good
 * @property {string[]} lanes
 * @property {string[]} tints
 * @property {string[]} boxes
 * @property {string} font
 */
/**
 * @typedef {object} Look how a role is drawn
 * @property {boolean} dim
 * @property {boolean} lit on the route
 * @property {boolean} marked selected, hovered over or compared
 * @property {string} badge
 * @property {number | null} ready readiness for the move from the start, 0..1
 * @property {boolean} avoided
 */
/** @typedef {"plain" | "dim" | "near" | "route" | "hidden"} WireLook */

export const LANES = 8;
export const HEADER = 34;
export const GUTTER = 100;
// On a phone the names of the rows take less room.
export const NARROW_GUTTER = 80;
const RADIUS = 8;
// A lane of which less than this is seen goes without its name.
const LEAST_LANE = 60;

/** @param {Element} element where the tokens are read @returns {Palette} */
export function readPalette(element) {
  const style = getComputedStyle(element);
  const token = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  const many = (/** @type {string} */ name) => Array.from({ length: LANES }, (_, lane) => token(`--${name}-${lane}`));
  return {
    ground: token("--ground"),
    surface: token("--surface"),
    ink: token("--ink"),
    quiet: token("--quiet"),
    line: token("--line"),
    wire: token("--wire"),
    route: token("--route"),
    onRoute: token("--on-route"),
    accent: token("--accent"),
    good: token("--good"),
    lanes: many("lane"),
    tints: many("tint"),
    boxes: many("box"),
    font: token("--font"),
  };
}

/** @param {CanvasRenderingContext2D} ctx @param {Palette} palette @param {Scene} scene */
export function paintGround(ctx, palette, scene) {
  for (const { lane, left, right } of scene.lanes) {
    ctx.fillStyle = palette.tints[lane % LANES];
    ctx.beginPath();
    ctx.roundRect(left, scene.frame.top, right - left, scene.frame.bottom - scene.frame.top, 12);
    ctx.fill();
  }
  ctx.strokeStyle = palette.line;
  ctx.lineWidth = 1;
  ctx.beginPath();
  for (const { bottom } of scene.rows) {
    if (bottom < scene.frame.bottom) {
      ctx.moveTo(scene.frame.left, bottom);
      ctx.lineTo(scene.frame.right, bottom);
    }
  }
  ctx.stroke();
}

/** What lies on top comes last. */
const LOOKS = ["dim", "plain", "near", "route"];
/** @type {Record<string, number[]>} */
const DASHES = { promotion: [], lateral: [6, 4], step_down: [2, 4] };

/** @typedef {{look: string, kind: string, lines: Path2D, arrows: Path2D}} WireGroup */

/**
 * Gather the lines that look the same, each group for one stroke: dashes and arrows are dear one by one.
 * @param {Graph} graph @param {Scene} scene @param {(move: number) => WireLook} lookOf
 * @returns {WireGroup[]} those on top last
 */
export function groupWires(graph, scene, lookOf) {
  /** @type {Map<string, WireGroup>} */
  const groups = new Map();
  for (const [index, points] of scene.wires) {
    const look = lookOf(index);
    const kind = graph.moves[index].kind || "promotion";
    const key = `${look}/${kind}`;
    const group = groups.get(key) || { look, kind, lines: new Path2D(), arrows: new Path2D() };
    groups.set(key, group);
    trace(group.lines, points);
    arrow(group.arrows, points, look === "route" ? 11 : 7);
  }
  return LOOKS.flatMap((look) => Object.keys(DASHES).flatMap((kind) => groups.get(`${look}/${kind}`) || []));
}

/** @param {CanvasRenderingContext2D} ctx @param {Palette} palette @param {WireGroup[]} groups */
export function paintWires(ctx, palette, groups) {
  for (const { look, kind, lines, arrows } of groups) {
    ctx.save();
    ctx.globalAlpha = look === "dim" ? 0.28 : 1;
    ctx.strokeStyle = ctx.fillStyle = look === "route" ? palette.route : look === "near" ? palette.ink : palette.wire;
    ctx.lineWidth = look === "route" ? 3.5 : look === "near" ? 2 : 1.3;
    ctx.setLineDash(DASHES[kind]);
    ctx.stroke(lines);
    ctx.fill(arrows);
    ctx.restore();
  }
}

/** @param {CanvasPath} ctx @param {number[]} points @param {number} size */
function arrow(ctx, points, size) {
  const [x, y] = points.slice(-2);
  const line = sample(points.slice(-8), 16);
  const [fromX, fromY] = line.findLast(([px, py]) => Math.hypot(px - x, py - y) >= size) || line[0];
  const angle = Math.atan2(y - fromY, x - fromX);
  for (const [turn, reach] of [[0, 0], [2.72, size], [-2.72, size]]) {
    const px = x + Math.cos(angle + turn) * reach;
    const py = y + Math.sin(angle + turn) * reach;
    if (reach) {
      ctx.lineTo(px, py);
    } else {
      ctx.moveTo(px, py);
    }
  }
  ctx.closePath();
}

/**
 * @param {CanvasRenderingContext2D} ctx @param {Palette} palette @param {Scene} scene
 * @param {{title: string, lane: number}} role @param {number} x @param {number} y @param {Look} look
 */
export function paintBox(ctx, palette, scene, role, x, y, look) {
  const [width, height] = scene.box;
  const [left, top] = [x - width / 2, y - height / 2];
  const lane = role.lane % LANES;
  ctx.save();
  // A dimmed box still hides the lines behind it.
  ctx.fillStyle = palette.ground;
  ctx.beginPath();
  ctx.roundRect(left, top, width, height, RADIUS);
  ctx.fill();
  ctx.globalAlpha = look.dim ? 0.5 : 1;
  ctx.fillStyle = palette.boxes[lane];
  ctx.fill();
  ctx.lineWidth = look.lit || look.marked ? 3 : 1.25;
  ctx.strokeStyle = look.lit ? palette.route : look.marked ? palette.ink : palette.lanes[lane];
  if (look.avoided) {
    ctx.setLineDash([4, 3]);
  }
  ctx.stroke();
  ctx.setLineDash([]);
  if (look.ready !== null) {
    paintReadiness(ctx, palette, left, top, width, height, look.ready);
  }
  paintTitle(ctx, palette, role.title, x, look.ready === null ? y : y - 4, width - 10, look.avoided);
  ctx.restore();
  if (look.badge) {
    paintBadge(ctx, palette, left - 1, top - 3, look.badge);
  }
}

/** @param {CanvasRenderingContext2D} ctx @param {Palette} palette @param {number} left @param {number} top @param {number} width @param {number} height @param {number} ready */
function paintReadiness(ctx, palette, left, top, width, height, ready) {
  ctx.fillStyle = palette.line;
  ctx.beginPath();
  ctx.roundRect(left + 8, top + height - 7, width - 16, 3.5, 2);
  ctx.fill();
  if (ready > 0) {
    ctx.fillStyle = palette.good;
    ctx.beginPath();
    ctx.roundRect(left + 8, top + height - 7, (width - 16) * ready, 3.5, 2);
    ctx.fill();
  }
}

/** @type {Map<string, string[]>} */
const wrapped = new Map();

/** Break a title into at most three lines; what does not fit ends in an ellipsis. @param {CanvasRenderingContext2D} ctx @param {string} title @param {number} room @returns {string[]} */
export function wrap(ctx, title, room) {
  const key = `${ctx.font}/${room}/${title}`;
  const known = wrapped.get(key);
  if (known) {
    return known;
  }
  /** @type {string[]} */
  const lines = [];
  let line = "";
  for (const word of title.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && ctx.measureText(longer).width > room) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  lines.push(line);
  const fits = lines.slice(0, 3).map((text) => cut(ctx, text, room));
  if (lines.length > 3) {
    fits[2] = cut(ctx, `${lines[2]} ${lines[3]}…`, room);
  }
  wrapped.set(key, fits);
  return fits;
}

/** @param {CanvasRenderingContext2D} ctx @param {string} text @param {number} room */
function cut(ctx, text, room) {
  let short = text;
  while (short.length > 1 && ctx.measureText(short).width > room) {
    short = `${short.slice(0, -2).trimEnd()}…`;
  }
  return short;
}

/** @param {CanvasRenderingContext2D} ctx @param {Palette} palette @param {string} title @param {number} x @param {number} y @param {number} room @param {boolean} struck */
function paintTitle(ctx, palette, title, x, y, room, struck) {
  ctx.fillStyle = palette.ink;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.font = `500 13px ${palette.font}`;
  const lines = wrap(ctx, title, room);
  const pitch = lines.length > 2 ? 14 : 15.5;
  lines.forEach((line, at) => {
    const lineY = y + (at - (lines.length - 1) / 2) * pitch;
    ctx.fillText(line, x, lineY);
    if (struck) {
      const half = ctx.measureText(line).width / 2;
      ctx.fillRect(x - half, lineY, 2 * half, 1);
    }
  });
}

/** @param {CanvasRenderingContext2D} ctx @param {Palette} palette @param {number} x @param {number} y @param {string} text */
export function paintBadge(ctx, palette, x, y, text) {
  ctx.fillStyle = palette.route;
  ctx.beginPath();
  ctx.arc(x, y, 10, 0, 2 * Math.PI);
  ctx.fill();
  ctx.strokeStyle = palette.surface;
  ctx.lineWidth = 2;
  ctx.stroke();
  ctx.fillStyle = palette.onRoute;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.font = `700 11px ${palette.font}`;
  ctx.fillText(text, x, y + 0.5);
}

/**
 * Draw the names of lanes and rows along the edges of the view, where they stay while the map is moved.
 * @param {CanvasRenderingContext2D} ctx @param {Palette} palette @param {Graph} graph @param {Scene} scene
 * @param {{x: (world: number) => number, y: (world: number) => number, width: number, height: number, gutter: number}} view
 */
export function paintEdges(ctx, palette, graph, scene, view) {
  ctx.save();
  ctx.fillStyle = palette.ground;
  ctx.fillRect(0, 0, view.width, HEADER);
  ctx.fillRect(0, HEADER, view.gutter, view.height - HEADER);
  ctx.textBaseline = "middle";
  ctx.font = `700 13px ${palette.font}`;
  ctx.textAlign = "center";
  for (const { lane, left, right } of scene.lanes) {
    const [x0, x1] = [Math.max(view.x(left), view.gutter), Math.min(view.x(right), view.width)];
    const title = graph.lanes[lane].title;
    if (x1 - x0 > LEAST_LANE && title) {
      ctx.fillStyle = palette.lanes[lane % LANES];
      ctx.fillText(cut(ctx, title, x1 - x0 - 8), (x0 + x1) / 2, HEADER / 2 + 2);
    }
  }
  ctx.beginPath();
  ctx.rect(0, HEADER, view.gutter, view.height);
  ctx.clip();
  ctx.fillStyle = palette.quiet;
  ctx.textAlign = "left";
  ctx.font = `600 ${view.gutter < GUTTER ? 11 : 12}px ${palette.font}`;
  for (const { row, top, bottom } of scene.rows) {
    const [y0, y1] = [view.y(top), view.y(bottom)];
    const lines = wrap(ctx, graph.rows[row].title, view.gutter - (view.gutter < GUTTER ? 12 : 16));
    const shown = y1 - y0 < 30 ? lines.slice(0, 1) : lines;
    shown.forEach((line, at) => ctx.fillText(line, view.gutter < GUTTER ? 6 : 12, (y0 + y1) / 2 + (at - (shown.length - 1) / 2) * 15));
  }
  ctx.restore();
}
