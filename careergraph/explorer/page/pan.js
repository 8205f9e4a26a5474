// Moving and zooming a drawing by mouse, touch and wheel: the drawing is one group that gets a transform.

const LEAST_SCALE = 0.1;
const MOST_SCALE = 4;
// A pointer that went less far than this has clicked, not dragged.
const CLICK = 4;

/** @typedef {{x: number, y: number, k: number}} Place a point of the drawing stands at `k * point + (x, y)` on the screen */

export class Pan {
  /**
   * @param {SVGSVGElement} svg what listens
   * @param {(place: Place, byHand: boolean) => void} moved called with every change
   */
  constructor(svg, moved) {
    this.svg = svg;
    this.moved = moved;
    /** @type {Place} */
    this.place = { x: 0, y: 0, k: 1 };
    /** @type {Map<number, {x: number, y: number}>} pointers that are down */
    this.down = new Map();
    this.far = 0;
    this.listen();
  }

  listen() {
    const { svg } = this;
    svg.addEventListener("pointerdown", (event) => {
      if (event.button === 0) {
        this.down.set(event.pointerId, { x: event.clientX, y: event.clientY });
        this.far = this.down.size > 1 ? CLICK : 0;
      }
    });
    svg.addEventListener("pointermove", (event) => this.drag(event));
    for (const name of /** @type {const} */ (["pointerup", "pointercancel", "pointerleave"])) {
      svg.addEventListener(name, (event) => {
        this.down.delete(event.pointerId);
        svg.classList.remove("dragging");
      });
    }
    // Whoever dragged did not mean to click what is under the pointer now.
    svg.addEventListener("click", (event) => {
      if (this.far >= CLICK) {
        event.stopPropagation();
        this.far = 0;
      }
    }, true);
    svg.addEventListener("wheel", (event) => {
      event.preventDefault();
      const box = svg.getBoundingClientRect();
      const pixels = event.deltaY * (event.deltaMode === 1 ? 16 : 1);
      this.zoom(Math.exp(-Math.max(-120, Math.min(120, pixels)) / 400), event.clientX - box.left, event.clientY - box.top);
    }, { passive: false });
  }

  /** @param {PointerEvent} event */
  drag(event) {
    const before = this.down.get(event.pointerId);
    if (!before) {
      return;
    }
    const now = { x: event.clientX, y: event.clientY };
    const [dx, dy] = [now.x - before.x, now.y - before.y];
    this.far += Math.hypot(dx, dy);
    if (this.far < CLICK) {
      return;
    }
    this.svg.classList.add("dragging");
    this.svg.setPointerCapture?.(event.pointerId);
    const other = [...this.down].find(([id]) => id !== event.pointerId)?.[1];
    this.down.set(event.pointerId, now);
    if (!other) {
      this.set({ ...this.place, x: this.place.x + dx, y: this.place.y + dy }, true);
      return;
    }
    const box = this.svg.getBoundingClientRect();
    const ratio = Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
    this.zoom(ratio, other.x - box.left, other.y - box.top);
  }

  /** Zoom about a point of the screen; its middle where none is given. @param {number} factor @param {number} [x] @param {number} [y] */
  zoom(factor, x = this.svg.clientWidth / 2, y = this.svg.clientHeight / 2) {
    const k = Math.min(MOST_SCALE, Math.max(LEAST_SCALE, this.place.k * factor));
    const by = k / this.place.k;
    this.set({ k, x: x - (x - this.place.x) * by, y: y - (y - this.place.y) * by }, true);
  }

  /** @param {Place} place @param {boolean} byHand */
  set(place, byHand) {
    this.place = place;
    this.moved(place, byHand);
  }
}
