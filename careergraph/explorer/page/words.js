// The page's words, in the language that it was made in: careergraph/explorer/words holds the tables, and says how to
// add to them. Numbers, lists and plurals are the browser's business.

/** @typedef {import("./engine/graph.js").Graph} Graph */
/** @typedef {import("./engine/graph.js").Kind} Kind */
/** @typedef {import("./engine/routes.js").Route} Route */
/** @typedef {import("./engine/routes.js").Reason} Reason */
/** @typedef {{language: string, locale: string, table: Record<string, string | Record<string, string>>}} Words */

export const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** @type {Words} */
let spoken = { language: "en", locale: "en-GB", table: {} };
let foreign = "";
let plurals = new Intl.PluralRules("en");
let figures = new Intl.NumberFormat("en");
let lists = new Intl.ListFormat("en");

/** Speak the language that the page was made in. @param {Words} words @param {string} [own] the language of the graph's texts */
export function speak(words, own) {
  spoken = words;
  foreign = own && own.toLowerCase().split(/[-_]/)[0] !== words.language ? own : "";
  plurals = new Intl.PluralRules(words.language);
  figures = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 2 });
  lists = new Intl.ListFormat(words.locale);
}

/** The language of the graph's texts where it is another than the page's; else empty. */
export function ownLanguage() {
  return foreign;
}

/** What runs the other way must not turn the sentence around it. @param {string} text */
function apart(text) {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}

/**
 * Return a text of the page with its values; `count` chooses between its forms.
 * @param {string} key @param {Record<string, string | number>} [values] @returns {string}
 */
export function t(key, values = {}) {
  const entry = spoken.table[key] ?? key;
  const text = typeof entry === "string" ? entry : entry[plurals.select(Number(values.count))] ?? entry.other;
  return text.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "number" ? amount(values[name]) : apart(String(values[name]))));
}

/** @param {number} value at most two decimals, none where whole @returns {string} */
export function amount(value) {
  return value > 0 && value < 0.005 ? t("number.tiny", { least: figures.format(0.01) }) : figures.format(value);
}

/** A day, or a month, as people write it. @param {string} day such as 2026-11-28, 2026-11 */
export function dayText(day) {
  const whole = day.length > 7;
  const date = new Date(whole ? `${day}T00:00:00Z` : `${day}-01T00:00:00Z`);
  return Number.isNaN(Number(date)) ? day : new Intl.DateTimeFormat(spoken.locale, { ...(whole ? { dateStyle: "long" } : { year: "numeric", month: "long" }), timeZone: "UTC" }).format(date);
}

/** An amount of money; cents only where there are some. @param {number} value @param {string} currency of ISO 4217 */
export function moneyText(value, currency) {
  return new Intl.NumberFormat(spoken.locale, { style: "currency", currency, currencyDisplay: "code", minimumFractionDigits: Number.isInteger(value) ? 0 : 2, maximumFractionDigits: Number.isInteger(value) ? 0 : 2 }).format(value);
}

/** @param {Kind} kind */
export function kindName(kind) {
  return t(`kind.${kind || "move"}`);
}

/** Kinds of move as a choice: "Promotions". @param {string} kind */
export function kindsName(kind) {
  return t(`kinds.${kind}`);
}

/** @param {number | null} years */
export function yearsText(years) {
  return years === null ? t("years.unknown") : t("years.about", { count: years });
}

/** @param {number} share 0..1 */
export function percent(share) {
  return new Intl.NumberFormat(spoken.locale, { style: "percent", maximumFractionDigits: share >= 0.1 || share === 0 ? 0 : 2 }).format(share);
}

/** @param {Graph} graph @param {number} level @returns {string} */
export function levelName(graph, level) {
  return graph.proficiency[level - 1] || (level ? t("level.number", { level: String(level) }) : t("level.none"));
}

/** @param {Graph} graph @param {number} level @param {boolean} optional */
export function levelText(graph, level, optional) {
  return optional ? t("level.optional", { level: levelName(graph, level) }) : levelName(graph, level);
}

/** @param {Graph} graph @param {number} skill @param {number} level @param {boolean} [optional] a skill with its level, as part of a list */
export function skillText(graph, skill, level, optional = false) {
  return t(optional ? "skill.optional-at" : "skill.at", { skill: graph.skills[skill].title, level: levelName(graph, level) });
}

/** Tell a rise from one level to a higher one; from nothing, the level alone. @param {Graph} graph @param {number} from @param {number} to @returns {string} */
export function riseText(graph, from, to) {
  return from ? t("level.rise", { from: levelName(graph, from), to: levelName(graph, to) }) : levelName(graph, to);
}

/** How many made a move, with the sample that says so; empty where nobody counted. @param {{people: number | null, leavers: number | null, share: number | null}} move */
export function countedText({ people, leavers, share }) {
  return people === null ? "" : share === null ? t("counted.people", { count: people }) :
    t("counted.share", { share: percent(share), people, count: Number(leavers) });
}

/** How ready somebody is for a move, and what is left to learn; empty where that is not known. @param {number | null} ready @param {number | null} learning null where unknown @param {boolean} asks whether anything is known of what the move asks */
export function readyText(ready, learning, asks) {
  return asks && ready !== null && learning !== null ? `${t("ready.share", { share: percent(ready) })} · ${t("count.gain", { count: learning })}` : "";
}

/** The credentials that a move requires, in words. @param {Graph} graph @param {number} move */
export function requiredText(graph, move) {
  const required = graph.offers.required.get(move) || [];
  return required.length ? t("offer.requires", { credentials: listed(required.map((each) => graph.offers.credentials[each].title)) }) : "";
}

/** What is known of a move, in a line. @param {Graph} graph @param {import("./engine/graph.js").Move} move */
export function moveText(graph, move) {
  return [kindName(move.kind), graph.timed && yearsText(move.years), requiredText(graph, move.index), countedText(move)].filter(Boolean).join(" · ");
}

/** @param {Route} route */
export function likelihoodText(route) {
  return route.likelihood === null ? "" : t("likelihood.share", { share: percent(route.likelihood), count: Number(route.people) });
}

/** @param {Graph} graph @param {Route} route */
export function totalsText(graph, route) {
  return [
    t("count.moves", { count: route.moves }),
    route.learning === null ? t("gain.unknown") : t("count.gain", { count: route.learning }),
    graph.timed && yearsText(route.years),
    likelihoodText(route),
  ].filter(Boolean).join(" · ");
}

/** Say why a route is worth a look. @param {Reason} reason */
export function reasonText(reason) {
  if (reason.why === "differs") {
    return reason.parts.map(({ what, more, much }) => t(`reason.${what}-${more ? "more" : "less"}`, { count: much })).join(", ") || t("reason.equal");
  }
  return reason.why === "found" ? t("reason.found") : t(reason.why === "best" ? `reason.${reason.by.name}` : `reason.${reason.by.name}-here`);
}

/** What the file says of itself, and what made the page: name and text. @param {Graph} graph @returns {Array<[string, string]>} */
export function provenance(graph) {
  return graph.provenance.map(([name, text]) => [t(`provenance.${name}`), name === "updated" ? dayText(text) : name === "language" ? languageText(text) : text]);
}

/** A language as people call it. @param {string} tag such as pt-BR */
function languageText(tag) {
  try {
    return new Intl.DisplayNames(spoken.locale, { type: "language" }).of(tag) || tag;
  } catch {
    return tag;
  }
}

/** @param {string[]} names */
export function listed(names) {
  return lists.format(names.map(apart));
}
