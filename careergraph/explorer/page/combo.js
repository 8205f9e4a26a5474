// A text field with suggestions (the combobox pattern of WAI-ARIA): choose a role, or find a role or a skill.

import { h, icon } from "./dom.js";
import { t } from "./words.js";

/** @typedef {{key: string, title: string, detail: string, words: string, choose: () => void}} Option */

const MOST_SHOWN = 30;

// Accents, and letters that nobody sees: the same as `visible` of careergraph/names.py leaves out.
const UNHEARD = /\p{M}|(?=\p{Default_Ignorable_Code_Point})\p{Cf}/gu;

/** Write a name as searches compare it. @param {string} text */
export function fold(text) {
  return text.normalize("NFKD").replace(UNHEARD, "").toLowerCase().replace(/&/g, " and ").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

// So few finds, and words that look alike are found, too.
const FEW = 3;

/** Rank options by a query: whole beginnings first, then beginnings of words, then anywhere, then words with a typing error. @param {Option[]} options @param {string} query */
export function search(options, query) {
  const asked = fold(query).split(" ").filter(Boolean);
  if (!asked.length) {
    return options.slice(0, MOST_SHOWN);
  }
  /** @type {Array<{option: Option, score: number}>} */
  const found = [];
  for (const option of options) {
    const { words } = option;
    let score = words.startsWith(asked.join(" ")) ? 0 : 1;
    for (const word of asked) {
      const at = ` ${words}`.indexOf(` ${word}`);
      if (at < 0) {
        score += words.includes(word) ? 4 : Infinity;
      } else {
        score += at ? 1 : 0;
      }
    }
    if (score < Infinity) {
      found.push({ option, score });
    }
  }
  if (found.length < FEW) {
    const known = new Set(found.map(({ option }) => option));
    found.push(...nearly(options, asked).filter(({ option }) => !known.has(option)));
  }
  found.sort((left, right) => left.score - right.score || left.option.words.length - right.option.words.length);
  return found.slice(0, MOST_SHOWN).map(({ option }) => option);
}

/** Find options by words that are typed with an error or two. @param {Option[]} options @param {string[]} asked */
function nearly(options, asked) {
  /** @type {Map<string, number[]>} how far each word of the options is from each that is asked */
  const known = new Map();
  /** @type {Array<{option: Option, score: number}>} */
  const found = [];
  for (const option of options) {
    const least = asked.map(() => Infinity);
    for (const word of option.words.split(" ")) {
      let far = known.get(word);
      if (!far) {
        far = asked.map((each) => typos(each, word));
        known.set(word, far);
      }
      far.forEach((errors, at) => {
        least[at] = Math.min(least[at], errors);
      });
    }
    const errors = least.reduce((sum, each) => sum + each, 0);
    if (errors < Infinity) {
      found.push({ option, score: 10 + 4 * errors });
    }
  }
  return found;
}

/** How many typing errors part a word that is asked from the beginning of another; Infinity past those that its length lets pass. @param {string} asked @param {string} word */
export function typos(asked, word) {
  const most = asked.length < 4 ? 0 : asked.length < 8 ? 1 : 2;
  if (word.length < asked.length - most) {
    return Infinity;
  }
  // Edit distance with swaps (optimal string alignment); the end of a longer word costs nothing.
  const width = Math.min(word.length, asked.length + most);
  let before = /** @type {number[]} */ ([]);
  let line = Array.from({ length: width + 1 }, (_, at) => at);
  for (let at = 1; at <= asked.length; at += 1) {
    const next = [at];
    for (let place = 1; place <= width; place += 1) {
      const same = asked[at - 1] === word[place - 1];
      let cost = Math.min(line[place] + 1, next[place - 1] + 1, line[place - 1] + (same ? 0 : 1));
      if (at > 1 && place > 1 && asked[at - 1] === word[place - 2] && asked[at - 2] === word[place - 1]) {
        cost = Math.min(cost, before[place - 2] + 1);
      }
      next.push(cost);
    }
    if (Math.min(...next) > most) {
      return Infinity;
    }
    before = line;
    line = next;
  }
  const errors = Math.min(...line);
  return errors <= most ? errors : Infinity;
}

export class Combo {
  /**
   * @param {object} about
   * @param {string} about.id
   * @param {string} about.label
   * @param {string} about.placeholder
   * @param {boolean} [about.hiddenLabel]
   * @param {() => Option[]} about.options
   * @param {() => void} [about.clear] called where the text is emptied
   */
  constructor({ id, label, placeholder, hiddenLabel, options, clear }) {
    this.options = options;
    this.clear = clear;
    this.chosen = "";
    this.at = -1;
    /** @type {Option[]} */
    this.shown = [];
    this.list = h("ul", { id: `${id}-list`, role: "listbox", "aria-label": label, class: "options", hidden: true });
    this.input = h("input", {
      id, type: "text", role: "combobox", autocomplete: "off", autocapitalize: "off", spellcheck: "false", placeholder,
      "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-autocomplete": "list", key: id,
    });
    this.wipe = h("button", { type: "button", class: "wipe", "aria-label": t("combo.clear", { field: label }), hidden: true }, icon("close"));
    this.element = h("div", { class: "combo" },
      h("label", { for: id, class: hiddenLabel ? "hush" : "label", text: label }),
      h("div", { class: "field" }, hiddenLabel && icon("search"), this.input, this.wipe), this.list);
    this.listen();
  }

  listen() {
    const { input } = this;
    input.addEventListener("input", () => this.open());
    input.addEventListener("click", () => this.open());
    input.addEventListener("focus", () => input.select());
    input.addEventListener("blur", () => setTimeout(() => this.leave(), 120));
    input.addEventListener("keydown", (event) => this.key(event));
    this.wipe.addEventListener("click", () => {
      input.value = "";
      this.close();
      this.clear?.();
      input.focus();
    });
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const open = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!open) {
        this.open();
      }
      this.point(event.key === "ArrowDown" ? this.at + 1 : (this.at < 0 ? 0 : this.at) - 1);
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      const option = this.shown[Math.max(this.at, 0)];
      if (option) {
        this.choose(option);
      }
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      this.input.value = this.chosen;
      this.close();
    }
  }

  open() {
    const query = this.input.value === this.chosen ? "" : this.input.value;
    this.shown = search(this.options(), query);
    this.list.replaceChildren(...this.shown.map((option, at) =>
      h("li", { id: `${this.list.id}-${at}`, role: "option", "aria-selected": "false", on: { click: () => this.choose(option) } },
        h("span", { own: option.title }), h("small", { text: option.detail }))));
    if (!this.shown.length) {
      this.list.replaceChildren(h("li", { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "nothing", text: t("combo.none") }));
    }
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.at = -1;
    if (query) {
      this.point(0);
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  /** @param {number} at */
  point(at) {
    const count = this.shown.length;
    // Up from none is the last, down from the last is the first.
    this.at = count ? (Math.max(at, -1) + count) % count : -1;
    [...this.list.children].forEach((item, place) => item.setAttribute("aria-selected", String(place === this.at)));
    const item = this.list.children[this.at];
    if (item && this.at >= 0) {
      this.input.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  /** @param {Option} option */
  choose(option) {
    this.close();
    option.choose();
  }

  leave() {
    if (document.activeElement === this.input) {
      return;
    }
    if (!this.input.value && this.chosen) {
      this.clear?.();
    }
    this.input.value = this.chosen;
    this.close();
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.wipe.hidden = !this.input.value;
  }

  /** Show what is chosen. @param {string} title */
  show(title) {
    this.chosen = title;
    if (this.list.hidden) {
      this.input.value = title;
    }
    this.wipe.hidden = !title || !this.clear;
  }
}
