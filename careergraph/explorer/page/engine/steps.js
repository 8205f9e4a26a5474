// Proficiency steps as bits: what a route asks to learn is a union, and a union is a bitwise OR.

/** @typedef {import("./figures.js").Amount} Amount */
/** @typedef {import("./graph.js").Graph} Graph */
/** @typedef {Uint32Array} Bits missing words at the end are zero */

/** @type {Bits} */
export const NO_BITS = new Uint32Array(0);

/** @param {number} word */
function ones(word) {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Whether every bit of one set is in the other. @param {Bits} inner @param {Bits} outer */
export function within(inner, outer) {
  const shared = Math.min(inner.length, outer.length);
  for (let word = 0; word < shared; word += 1) {
    if (inner[word] & ~outer[word]) {
      return false;
    }
  }
  for (let word = shared; word < inner.length; word += 1) {
    if (inner[word]) {
      return false;
    }
  }
  return true;
}

/** @param {Bits} one @param {Bits} other @returns {Bits} */
export function union(one, other) {
  if (one.length < other.length) {
    return union(other, one);
  }
  const both = one.slice();
  for (let word = 0; word < other.length; word += 1) {
    both[word] |= other[word];
  }
  return both;
}

/** @param {Bits} one @param {Bits} other @returns {Bits} */
export function shared(one, other) {
  const both = one.slice(0, Math.min(one.length, other.length));
  for (let word = 0; word < both.length; word += 1) {
    both[word] &= other[word];
  }
  return both;
}

/** The steps that moves ask of one person; a step gets a bit when a move that is looked at asks for it. */
export class Steps {
  /** @param {Graph} graph @param {Map<number, number>} held */
  constructor(graph, held) {
    this.graph = graph;
    this.held = held;
    /** @type {Map<number, number>} skill -> its first bit */
    this.firstBit = new Map();
    /** @type {Amount[]} units of each bit */
    this.weights = [];
    this.plain = graph.plainEffort;
    /** @type {Map<number, Bits>} */
    this.known = new Map();
  }

  /** Return the steps that a move asks beyond what is held. @param {number} index @returns {Bits} */
  of(index) {
    let bits = this.known.get(index);
    if (!bits) {
      bits = this.number(index);
      this.known.set(index, bits);
    }
    return bits;
  }

  /** @param {number} index @returns {Bits} */
  number(index) {
    /** @type {number[]} */
    const places = [];
    for (const [skill, level, optional] of this.graph.moves[index].requires) {
      const steps = optional ? 0 : level - (this.held.get(skill) || 0);
      if (steps <= 0 || !this.graph.effortOf(skill, 1)) {
        continue;
      }
      let first = this.firstBit.get(skill);
      if (first === undefined) {
        first = this.weights.length;
        this.firstBit.set(skill, first);
        const room = this.graph.top - (this.held.get(skill) || 0);
        for (let step = 0; step < room; step += 1) {
          this.weights.push(this.graph.effortOf(skill, 1));
        }
      }
      for (let step = 0; step < steps; step += 1) {
        places.push(first + step);
      }
    }
    const bits = new Uint32Array(places.length ? (Math.max(...places) >>> 5) + 1 : 0);
    for (const place of places) {
      bits[place >>> 5] |= 1 << (place & 31);
    }
    return bits;
  }

  /** Return the units of learning of the steps in one set that are not in the other. @param {Bits} bits @param {Bits} known @returns {Amount} */
  added(bits, known) {
    let units = this.graph.zeroUnits;
    for (let word = 0; word < bits.length; word += 1) {
      let fresh = word < known.length ? bits[word] & ~known[word] : bits[word];
      if (!fresh) {
        continue;
      }
      if (this.plain) {
        units += ones(fresh);
        continue;
      }
      while (fresh) {
        const low = fresh & -fresh;
        units += this.weights[(word << 5) + (31 - Math.clz32(low))];
        fresh ^= low;
      }
    }
    return units;
  }

  /** @param {Bits} bits */
  cost(bits) {
    return this.added(bits, NO_BITS);
  }
}
