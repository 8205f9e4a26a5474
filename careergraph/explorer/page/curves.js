// Joined cubic curves, as lists of numbers: x, y, then two handles and an end each.

/** Return a curve as the data of an SVG path. @param {number[]} points */
export function pathData(points) {
  const at = (/** @type {number} */ value) => Math.round(value * 10) / 10;
  let data = `M${at(points[0])} ${at(points[1])}`;
  for (let place = 2; place + 5 < points.length; place += 6) {
    data += `C${points.slice(place, place + 6).map(at).join(" ")}`;
  }
  return data;
}

/** Return a curve as points on it, so many for each of its parts. @param {number[]} points @param {number} [each] @returns {Array<[number, number]>} */
export function sample(points, each = 12) {
  /** @type {Array<[number, number]>} */
  const found = [[points[0], points[1]]];
  for (let at = 0; at + 7 < points.length; at += 6) {
    for (let step = 1; step <= each; step += 1) {
      const t = step / each;
      const s = 1 - t;
      const mix = (/** @type {number} */ axis) =>
        s * s * s * points[at + axis] + 3 * s * s * t * points[at + 2 + axis] +
        3 * s * t * t * points[at + 4 + axis] + t * t * t * points[at + 6 + axis];
      found.push([mix(0), mix(1)]);
    }
  }
  return found;
}

/** Return where a curve ends, and the angle at which it comes there over so long a way. @param {number[]} points @param {number} size */
export function ends(points, size) {
  const [x, y] = points.slice(-2);
  const line = sample(points.slice(-8), 16);
  const [fromX, fromY] = line.findLast(([px, py]) => Math.hypot(px - x, py - y) >= size) || line[0];
  return { x, y, angle: Math.atan2(y - fromY, x - fromX) };
}
