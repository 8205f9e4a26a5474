// What the map draws and where: the whole graph as laid out beforehand, or some roles laid out here.

import { t } from "./words.js";

/** @typedef {import("./engine/graph.js").Graph} Graph */
/**
 * @typedef {object} Scene
 * @property {[number, number]} box
 * @property {Map<number, {x: number, y: number, tall?: number}>} boxes their middles, and how tall those are that differ
 * @property {Array<{lane: number, left: number, right: number, folded?: boolean}>} lanes
 * @property {Array<{row: number, top: number, bottom: number}>} rows
 * @property {Map<number, number[]>} wires by move
 * @property {Array<{x: number, y: number, text: string}>} captions
 * @property {{left: number, right: number, top: number, bottom: number}} frame
 */

const BOX = /** @type {[number, number]} */ ([128, 56]);
const GAP = 16;
const LINE_GAP = 34;
const ROW_GAP = 44;
const LANE_PADDING = 14;
const LANE_GAP = 10;
const ACROSS = 5;
const PORT = 10;

/** @param {Graph} graph @returns {Scene} */
export function wholeScene(graph) {
  const map = /** @type {import("./engine/graph.js").Drawing} */ (graph.map);
  const boxes = new Map(graph.roles.map((role) => [role.index, { x: map.x[role.index], y: map.y[role.index] }]));
  const pitch = map.rows.length > 1 ? Math.abs(map.rows[0] - map.rows[1]) : map.box[1] * 2;
  const rows = map.rows.map((y, row) => ({ row, top: y - pitch / 2, bottom: y + pitch / 2 }));
  const lanes = map.lanes.map(([left, right], lane) => ({ lane, left, right }));
  return {
    box: map.box,
    boxes,
    lanes,
    rows,
    wires: new Map(map.wires.map((points, index) => [index, points])),
    captions: [],
    frame: frameOf(lanes, rows),
  };
}

/** @param {Scene["lanes"]} lanes @param {Scene["rows"]} rows */
function frameOf(lanes, rows) {
  return {
    left: Math.min(...lanes.map((lane) => lane.left), 0),
    right: Math.max(...lanes.map((lane) => lane.right), BOX[0]),
    top: Math.min(...rows.map((row) => row.top), 0),
    bottom: Math.max(...rows.map((row) => row.bottom), BOX[1]),
  };
}

/** Lay out a few roles, rows and lanes as on the whole map. @param {Graph} graph @param {{roles: number[], moves: number[], centre?: number | null}} focus @returns {Scene} */
export function focusScene(graph, { roles, moves, centre = null }) {
  /** @type {Map<string, number[]>} */
  const cells = new Map();
  const ladder = ladders(graph, roles, moves);
  const ordered = [...roles].sort((left, right) => Number(ladder.get(left)) - Number(ladder.get(right)) || left - right);
  for (const index of ordered) {
    const role = graph.roles[index];
    const key = `${role.row}/${role.lane}`;
    cells.set(key, [...(cells.get(key) || []), index]);
  }
  for (const cell of cells.values()) {
    const at = centre === null ? -1 : cell.indexOf(centre);
    if (at >= 0) {
      cell.splice(at, 1);
      cell.splice(Math.min(cell.length, ACROSS - 1) >> 1, 0, Number(centre));
    }
  }
  const usedLanes = [...new Set(ordered.map((index) => graph.roles[index].lane))].sort((left, right) => left - right);
  const usedRows = [...new Set(ordered.map((index) => graph.roles[index].row))].sort((left, right) => right - left);
  let left = 0;
  const lanes = usedLanes.map((lane) => {
    const most = Math.max(...usedRows.map((row) => Math.min(ACROSS, (cells.get(`${row}/${lane}`) || []).length)), 1);
    const right = left + most * (BOX[0] + GAP) - GAP + 2 * LANE_PADDING;
    const placed = { lane, left, right };
    left = right + LANE_GAP;
    return placed;
  });
  /** @type {Scene["boxes"]} */
  const boxes = new Map();
  let top = 0;
  const rows = usedRows.map((row) => {
    const lines = Math.max(...usedLanes.map((lane) => Math.ceil((cells.get(`${row}/${lane}`) || []).length / ACROSS)), 1);
    for (const { lane, left: from, right: to } of lanes) {
      placeCell(boxes, cells.get(`${row}/${lane}`) || [], (from + to) / 2, top + ROW_GAP / 2);
    }
    const height = lines * (BOX[1] + LINE_GAP) - LINE_GAP + ROW_GAP;
    const placed = { row, top, bottom: top + height };
    top += height;
    return placed;
  });
  return { box: BOX, boxes, lanes, rows, wires: wireAll(graph, boxes, moves), captions: [], frame: frameOf(lanes, rows) };
}

/** Number the ladders: roles that moves join stand above each other, if they have the same place in their cells. @param {Graph} graph @param {number[]} roles @param {number[]} moves */
function ladders(graph, roles, moves) {
  /** @type {Map<number, number>} role -> another one of its ladder, in the end the first of them */
  const first = new Map(roles.map((role) => [role, role]));
  const find = (/** @type {number} */ role) => {
    let at = role;
    while (first.get(at) !== at) {
      first.set(at, Number(first.get(Number(first.get(at)))));
      at = Number(first.get(at));
    }
    return at;
  };
  for (const index of moves) {
    const { from, to } = graph.moves[index];
    if (first.has(from) && first.has(to) && graph.roles[from].lane === graph.roles[to].lane) {
      const [one, other] = [find(from), find(to)].sort((left, right) => left - right);
      first.set(other, one);
    }
  }
  return new Map(roles.map((role) => [role, find(role)]));
}

/** Place the roles of one cell in lines around its middle. @param {Scene["boxes"]} boxes @param {number[]} roles @param {number} middle @param {number} top */
function placeCell(boxes, roles, middle, top) {
  for (let line = 0; line * ACROSS < roles.length; line += 1) {
    const here = roles.slice(line * ACROSS, (line + 1) * ACROSS);
    here.forEach((role, at) => {
      boxes.set(role, {
        x: middle + (at - (here.length - 1) / 2) * (BOX[0] + GAP),
        y: top + BOX[1] / 2 + line * (BOX[1] + LINE_GAP),
      });
    });
  }
}

/** @param {Graph} graph @param {Scene["boxes"]} boxes @param {number[]} moves */
function wireAll(graph, boxes, moves) {
  /** @type {Map<number, number[]>} middles of boxes by line */
  const lines = new Map();
  for (const { x, y } of boxes.values()) {
    lines.set(y, [...(lines.get(y) || []), x]);
  }
  const levels = [...lines.keys()].sort((one, other) => one - other);
  /** @type {Map<number, number[]>} */
  const wires = new Map();
  const ports = portsOf(graph, boxes, moves);
  moves.forEach((index, at) => {
    const from = boxes.get(graph.moves[index].from);
    const to = boxes.get(graph.moves[index].to);
    if (from && to) {
      const [leave, arrive] = [ports.get(`${index}/from`) || 0, ports.get(`${index}/to`) || 0];
      wires.set(index, from.y === to.y ? beside(from, to, lines.get(from.y) || []) : rise(from, to, lines, levels, [leave, arrive, ((at % 5) - 2) * 1.5]));
    }
  });
  return wires;
}

/** Spread the ends of lines over the edges of their boxes, in the order of where they lead. @param {Graph} graph @param {Scene["boxes"]} boxes @param {number[]} moves */
function portsOf(graph, boxes, moves) {
  /** @type {Map<string, Array<{key: string, x: number}>>} */
  const edges = new Map();
  for (const index of moves) {
    const { from, to } = graph.moves[index];
    const [start, end] = [boxes.get(from), boxes.get(to)];
    if (start && end && start.y !== end.y) {
      for (const [role, side, key, x] of /** @type {Array<[number, boolean, string, number]>} */ ([[from, end.y < start.y, "from", end.x], [to, start.y < end.y, "to", start.x]])) {
        const edge = `${role}/${side}`;
        edges.set(edge, [...(edges.get(edge) || []), { key: `${index}/${key}`, x }]);
      }
    }
  }
  /** @type {Map<string, number>} */
  const ports = new Map();
  for (const ends of edges.values()) {
    const pitch = Math.min(PORT, (BOX[0] - 40) / Math.max(ends.length - 1, 1));
    ends.sort((left, right) => left.x - right.x).forEach(({ key }, at) => ports.set(key, (at - (ends.length - 1) / 2) * pitch));
  }
  return ports;
}

/** @typedef {{x: number, y: number}} Point */

/** @param {Point} from @param {Point} to @param {number[]} line @returns {number[]} */
function beside(from, to, line) {
  const turn = to.x > from.x ? 1 : -1;
  const between = line.some((x) => (x - from.x) * turn > 0 && (to.x - x) * turn > 0);
  if (between) {
    const edge = from.y - BOX[1] / 2;
    const high = edge - LINE_GAP;
    const [x0, x1] = [from.x + turn * 3 * PORT, to.x - turn * 3 * PORT];
    return [x0, edge, x0, high, x1, high, x1, edge];
  }
  const y = from.y + turn * 6;
  const [x0, x1] = [from.x + (turn * BOX[0]) / 2, to.x - (turn * BOX[0]) / 2];
  return [x0, y, (2 * x0 + x1) / 3, y, (x0 + 2 * x1) / 3, y, x1, y];
}

/** @param {Point} from @param {Point} to @param {Map<number, number[]>} lines @param {number[]} levels @param {[number, number, number]} shifts at its start, at its end, between boxes */
function rise(from, to, lines, levels, [leave, arrive, between]) {
  const up = to.y < from.y ? -1 : 1;
  const passed = levels.filter((y) => (y - from.y) * up > 0 && (to.y - y) * up > 0);
  if (up < 0) {
    passed.reverse();
  }
  let [x, y] = [from.x + leave, from.y + (up * BOX[1]) / 2];
  /** @type {number[]} */
  const points = [x, y];
  const bend = (/** @type {number} */ nextX, /** @type {number} */ nextY) => {
    const middle = (y + nextY) / 2;
    points.push(x, middle, nextX, middle, nextX, nextY);
    [x, y] = [nextX, nextY];
  };
  for (const level of passed) {
    const aim = to.x + (from.x - to.x) * Math.abs((level - to.y) / (from.y - to.y));
    const free = freePlace(aim, lines.get(level) || []) + between;
    bend(free, level - (up * BOX[1]) / 2);
    const far = level + (up * BOX[1]) / 2;
    points.push(x, (2 * y + far) / 3, x, (y + 2 * far) / 3, x, far);
    y = far;
  }
  bend(to.x + arrive, to.y - (up * BOX[1]) / 2);
  return points;
}

/** Return the place nearest to one that no box of a line covers. @param {number} aim @param {number[]} line */
function freePlace(aim, line) {
  const room = BOX[0] / 2 + GAP / 2;
  const clear = (/** @type {number} */ x) => line.every((box) => Math.abs(box - x) >= room - 0.5);
  if (clear(aim)) {
    return aim;
  }
  const places = line.flatMap((box) => [box - room, box + room]).filter(clear);
  return places.reduce((best, place) => (Math.abs(place - aim) < Math.abs(best - aim) ? place : best), Infinity);
}

const COLUMN_GAP = 120;
const LINE = BOX[1] + 12;
const TITLE_ROOM = 34;
// Lines that end closer together can neither be told apart nor be pointed at.
const LEAST_PORT = 6;
// So far apart run the lines to farther columns, between the boxes of the nearer ones.
const PASSING = 6;

/**
 * Lay out a role between the roles that lead to it and those it leads on to.
 * @param {Graph} graph @param {number} centre @param {number[]} moves into and out of it @param {number} height of the view, that the columns should fit
 * @returns {Scene}
 */
export function hubScene(graph, centre, moves, height) {
  const senior = (/** @type {number} */ left, /** @type {number} */ right) =>
    graph.roles[right].row - graph.roles[left].row || graph.roles[left].lane - graph.roles[right].lane || left - right;
  const into = [...new Set(moves.filter((index) => graph.moves[index].to === centre).map((index) => graph.moves[index].from))].sort(senior);
  const onward = [...new Set(moves.filter((index) => graph.moves[index].from === centre).map((index) => graph.moves[index].to))].sort(senior);
  // Who leads here and is led to from here stands where it leads on to.
  const before = into.filter((role) => !onward.includes(role));
  const both = into.length > before.length;
  let [line, most, passing] = [LINE, 4, 0];
  // The more columns, the more lines pass between their boxes: the rows make room for them.
  for (let round = 0; round < 3; round += 1) {
    most = Math.max(4, Math.floor((height - 60) / line));
    const columns = [before, onward].map((roles) => Math.ceil(roles.length / most));
    passing = Math.max(0, columns[0] - 1, (columns[1] - 1) * (both ? 2 : 1));
    line = Math.max(LINE, BOX[1] + PASSING * (passing + 1));
  }
  const rowsOf = (/** @type {number[]} */ roles) => Math.ceil(roles.length / Math.max(1, Math.ceil(roles.length / most)));
  const deep = Math.max(rowsOf(before), rowsOf(onward), 1);
  /** @type {Scene["boxes"]} */
  const boxes = new Map();
  /** @type {Map<number, number>} role -> its column, the nearest is 0 */
  const columnOf = new Map();
  const column = (/** @type {number[]} */ roles, /** @type {number} */ edge, /** @type {number} */ way) => {
    const columns = Math.max(1, Math.ceil(roles.length / most));
    const each = rowsOf(roles);
    roles.forEach((role, at) => {
      columnOf.set(role, Math.floor(at / each));
      boxes.set(role, { x: edge + way * (Math.floor(at / each) * (BOX[0] + GAP) + BOX[0] / 2), y: ((at % each) - (Math.min(each, roles.length) - 1) / 2) * line });
    });
    return columns * (BOX[0] + GAP) - GAP;
  };
  const reach = BOX[0] / 2 + COLUMN_GAP;
  const left = column(before, -reach, -1);
  const right = column(onward, reach, 1);
  const lines = moves.flatMap((index) => {
    const { from, to } = graph.moves[index];
    const other = from === centre ? to : from;
    const place = boxes.get(other);
    if (!place) {
      return [];
    }
    const [far, back] = [Number(columnOf.get(other)), to === centre && onward.includes(other)];
    // The farther its column the higher a line passes above the row of its box, so that none crosses another there.
    const pass = place.y - line / 2 + ((passing - 1) / 2 - (both ? 2 * (far - 1) + Number(back) : far - 1)) * PASSING;
    return [{ index, place, far, side: Math.sign(place.x), end: place.y + (back ? 8 : 0), enters: far ? pass : place.y + (back ? 1 : 0), inward: to === centre }];
  });
  /** @type {Map<number, number>} by move: where it leaves the box of the hub */
  const ports = new Map();
  for (const side of [-1, 1]) {
    const here = lines.filter((each) => each.side === side);
    const pitch = Math.max(LEAST_PORT, (BOX[1] - 14) / Math.max(here.length, 1));
    here.sort((one, other) => one.enters - other.enters).forEach(({ index }, at) => ports.set(index, (at - (here.length - 1) / 2) * pitch));
  }
  const tall = Math.max(BOX[1], 2 * Math.max(...ports.values(), 0) + 14);
  boxes.set(centre, { x: 0, y: 0, tall });
  /** @type {Map<number, number[]>} */
  const wires = new Map(lines.map(({ index, place, far, side, end, enters, inward }) => {
    const [x0, y0, x1] = [(side * BOX[0]) / 2, Number(ports.get(index)), place.x - (side * BOX[0]) / 2];
    const curve = (/** @type {number} */ fromX, /** @type {number} */ fromY, /** @type {number} */ toX, /** @type {number} */ toY) => [(fromX + toX) / 2, fromY, (fromX + toX) / 2, toY, toX, toY];
    const [inside, turn] = [side * (reach - 4), x1 - side * GAP];
    const points = [x0, y0, ...(far ? [...curve(x0, y0, inside, enters), ...curve(inside, enters, turn, enters), ...curve(turn, enters, x1, end)] : curve(x0, y0, x1, end))];
    return [index, inward ? reversed(points) : points];
  }));
  const room = ((deep - 1) / 2) * line + BOX[1] / 2;
  const top = -Math.max(room + (passing ? line - BOX[1] : 0), tall / 2) - TITLE_ROOM;
  const captions = [];
  if (before.length) {
    captions.push({ x: -reach - left / 2, y: top + 12, text: t("map.from-roles", { count: before.length }) });
  }
  if (onward.length) {
    captions.push({ x: reach + right / 2, y: top + 12, text: t("map.on-to-roles", { count: onward.length }) });
  }
  const frame = { left: before.length ? -reach - left : -BOX[0] / 2, right: onward.length ? reach + right : BOX[0] / 2, top, bottom: Math.max(room, tall / 2) + 8 };
  return { box: BOX, boxes, lanes: [], rows: [], wires, captions, frame };
}

/** Return the points of a line from its end to its start. @param {number[]} points */
function reversed(points) {
  return points.flatMap((_, at) => (at % 2 ? [] : [points[points.length - 2 - at], points[points.length - 1 - at]]));
}

/**
 * Lay out a route as one ladder from the foot to the top, in as many columns as the view needs to hold all of it.
 * @param {number[]} roles @param {number[]} moves @param {number} width @param {number} height of the view
 * @returns {Scene}
 */
export function ladderScene(roles, moves, width, height) {
  const pitch = BOX[1] + 26;
  const fit = (/** @type {number} */ columns) => Math.min((width - 16) / (columns * (BOX[0] + 40)), (height - 24) / (Math.ceil(roles.length / columns) * pitch));
  let columns = 1;
  while (columns < 12 && fit(columns + 1) > fit(columns)) {
    columns += 1;
  }
  const each = Math.ceil(roles.length / columns);
  /** @type {Scene["boxes"]} */
  const boxes = new Map(roles.map((role, at) => [role, { x: Math.floor(at / each) * (BOX[0] + 40), y: -(at % each) * pitch }]));
  /** @type {Map<number, number[]>} */
  const wires = new Map(moves.map((index, at) => {
    const [from, to] = [/** @type {Point} */ (boxes.get(roles[at])), /** @type {Point} */ (boxes.get(roles[at + 1]))];
    if (from.x === to.x) {
      const [y0, y1] = [from.y - BOX[1] / 2, to.y + BOX[1] / 2];
      return [index, [from.x, y0, from.x, (2 * y0 + y1) / 3, from.x, (y0 + 2 * y1) / 3, from.x, y1]];
    }
    const [x0, x1] = [from.x + BOX[0] / 2, to.x - BOX[0] / 2];
    return [index, [x0, from.y, (x0 + x1) / 2, from.y, (x0 + x1) / 2, to.y, x1, to.y]];
  }));
  const frame = { left: -BOX[0] / 2 - 16, right: (Math.ceil(roles.length / each) - 1) * (BOX[0] + 40) + BOX[0] / 2 + 8, top: -(Math.min(each, roles.length) - 1) * pitch - BOX[1] / 2 - 14, bottom: BOX[1] / 2 + 8 };
  return { box: BOX, boxes, lanes: [], rows: [], wires, captions: [], frame };
}

/** Return the role nearest to another one on one side of it; null where there is none. @param {Scene} scene @param {number} from @param {[number, number]} way @returns {number | null} */
export function nearest({ boxes }, from, [dx, dy]) {
  const here = boxes.get(from);
  /** @type {number | null} */
  let best = null;
  let least = Infinity;
  for (const [role, { x, y }] of here ? boxes : []) {
    const ahead = (x - Number(here?.x)) * dx + (y - Number(here?.y)) * dy;
    const aside = Math.abs((x - Number(here?.x)) * dy) + Math.abs((y - Number(here?.y)) * dx);
    const cost = ahead + 2 * aside;
    if (ahead > 1 && cost < least) {
      [best, least] = [role, cost];
    }
  }
  return best;
}
