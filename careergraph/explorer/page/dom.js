// Elements made by hand: every text goes in as text, never as markup.

import { ownLanguage, RIGHT_TO_LEFT } from "./words.js";

/** @typedef {Node | string | number | null | false | undefined} Child */

const SVG = "http://www.w3.org/2000/svg";
const SCROLLING = ".side, .listing, .overview";

/** @type {Record<string, string>} paths of 24 x 24 icons, drawn with a round pen */
const ICONS = {
  swap: "M7 4v16m0 0-3-3m3 3 3-3M17 20V4m0 0-3 3m3-3 3 3",
  close: "M6 6l12 12M18 6 6 18",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20 20",
  fit: "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  theme: "M12 3a9 9 0 1 0 9 9 7 7 0 0 1-9-9z",
  share: "M12 15V4m0 0L8 8m4-4 4 4M5 13v6h14v-6",
  map: "M9 4 3 6.5v13L9 17l6 3 6-2.5v-13L15 7 9 4zm0 0v13m6-10v13",
  list: "M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01",
  route: "M6 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM18 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8 17h7a3 3 0 0 0 0-6H9a3 3 0 0 1 0-6h7",
  grid: "M4 4h16v16H4zM4 10h16M4 15h16M10 4v16M15 4v16",
  fold: "M3 6l6 6-6 6M21 6l-6 6 6 6",
  unfold: "M9 6l-6 6 6 6M15 6l6 6-6 6",
  net: "M6 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM18 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM11 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM7.6 7.3 16 8M7 7.8l3.2 8.4M17 9.8l-4.8 6.6",
  check: "M5 12.5 10 17.5 19 7",
  flag: "M6 21V4m0 0h11l-2 4 2 4H6",
  start: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z",
  compare: "M12 3v18M5 7h4M5 12h4M5 17h4M15 7h4M15 12h4M15 17h4",
  ban: "M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM6.5 6.5l11 11",
  key: "M14 4a5 5 0 1 0 1 9.9L17 16h3v-3l-2-2a5 5 0 0 0-4-7zM4 20l7-7",
};

/**
 * Make an element. Properties: `class`, `text` of the page, `own` text of the graph, `on` (listeners), `data` (data-*), `key` (keeps the focus when a
 * part of the page is drawn again); all others are attributes, left out where false or null.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, any> | null} properties @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (name === "text") {
      element.textContent = String(value);
    } else if (name === "own") {
      element.textContent = String(value);
      mark(element, String(value));
    } else if (name === "on") {
      for (const [event, listener] of Object.entries(value)) {
        element.addEventListener(event, listener);
      }
    } else if (name === "data") {
      Object.assign(element.dataset, value);
    } else if (name === "key") {
      element.dataset.key = value;
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  add(element, children);
  return element;
}

/** @param {Element} element @param {Array<Child | Child[]>} children */
function add(element, children) {
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== false) {
      element.append(typeof child === "number" ? String(child) : child);
    }
  }
}

/**
 * Make an SVG element; properties that are null or false are left out.
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, string | number | false | null> | null} properties @param {...(Node | string)} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function s(tag, properties, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (value !== null && value !== false) {
      element.setAttribute(name, String(value));
    }
  }
  element.append(...children);
  return element;
}

/** @param {string} name @returns {SVGElement} */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** Make a button with an icon, a text or both; `own` is a text of the graph. @param {Record<string, any>} properties @param {string | null} iconName @param {string} [text] */
export function button({ own, ...properties }, iconName, text) {
  return h("button", { type: "button", ...properties }, iconName && icon(iconName), text && h("span", { text }), own && h("span", { own }));
}

/** Say of an element in which language and direction its text, one of the graph's, is. @param {Element} element @param {string} text */
export function mark(element, text) {
  const language = ownLanguage();
  if (language) {
    element.setAttribute("lang", language);
  }
  if (RIGHT_TO_LEFT.test(text)) {
    element.setAttribute("dir", "auto");
  }
}

/** Draw a part of the page again; the focus stays on what has the same key, or in that part. @param {Element} region @param {Array<Child | Child[]>} children */
export function refill(region, children) {
  const active = document.activeElement;
  const held = active instanceof HTMLElement && region.contains(active) ? active.dataset.key : undefined;
  // To ask any part where it is scrolled to would lay out the page each time.
  const scrolled = region.matches(SCROLLING) ? region.scrollTop : 0;
  region.replaceChildren();
  add(region, children);
  if (scrolled) {
    region.scrollTop = scrolled;
  }
  if (held !== undefined) {
    const keyed = /** @type {HTMLElement[]} */ ([...region.querySelectorAll("[data-key]")]);
    // Where it is gone, whatever comes first in its part: the next key press must not start at the top of the page.
    (keyed.find((each) => each.dataset.key === held) || keyed[0])?.focus({ preventScroll: true });
  }
}

/** @type {Record<string, string>} */
const TABLE_ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };

/** Make a table that stays one for screen readers where a narrow page lays its cells out anew. @param {Record<string, any>} properties @param {...(Child | Child[])} children */
export function table(properties, ...children) {
  const made = h("table", properties, ...children);
  for (const part of [made, ...made.querySelectorAll("*")]) {
    const role = part instanceof HTMLTableCellElement && part.tagName === "TH" ? (part.scope === "col" ? "columnheader" : "rowheader") : TABLE_ROLES[part.tagName];
    if (role) {
      part.setAttribute("role", role);
    }
  }
  return made;
}

/** @param {string} id @returns {HTMLElement} */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) {
    throw new Error(`the page has no element ${id}`);
  }
  return element;
}
