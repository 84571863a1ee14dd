/** Words of the explorer in the language of the page; the English ones are the keys. */

let code = "en";
let table = {};

/** @param {{code: string, words: Record<string, string | [string, string]>}} language words in English, and in the language */
export function speak(language) {
  ({ code, words: table } = language);
}

/**
 * Words in the language of the page, with values put in: `say("Show {n} of {all}", { n: 40, all: 90 })`.
 * @param {string} words
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 */
export function say(words, values = {}) {
  return String(table[words] ?? words).replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === "number" ? shown(values[name]) : values[name]));
}

/**
 * What is counted, in the form that goes with a number.
 * @param {number} n
 * @param {string} one
 * @param {string} [several]
 * @returns {string}
 */
export function noun(n, one, several = `${one}s`) {
  const forms = table[one] ?? [one, several];
  return forms[new Intl.PluralRules(code).select(n) === "one" ? 0 : 1];
}

/**
 * Number as the language writes it.
 * @param {number} n
 * @param {number} [digits]
 * @returns {string}
 */
export function shown(n, digits = 0) {
  return n.toLocaleString(code, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
