// Joined cubic curves, as lists of numbers: x, y, then two handles and an end each.

/** @param {CanvasPath} path @param {number[]} points */
export function trace(path, points) {
  path.moveTo(points[0], points[1]);
  for (let at = 2; at + 5 < points.length; at += 6) {
    path.bezierCurveTo(points[at], points[at + 1], points[at + 2], points[at + 3], points[at + 4], points[at + 5]);
  }
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

/** Return the distance of a point from a curve. @param {number[]} points @param {number} x @param {number} y */
export function distance(points, x, y) {
  const line = sample(points, 8);
  let least = Infinity;
  for (let at = 1; at < line.length; at += 1) {
    const [x0, y0] = line[at - 1];
    const [dx, dy] = [line[at][0] - x0, line[at][1] - y0];
    const length = dx * dx + dy * dy;
    const t = length ? Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length)) : 0;
    least = Math.min(least, Math.hypot(x - x0 - t * dx, y - y0 - t * dy));
  }
  return least;
}
