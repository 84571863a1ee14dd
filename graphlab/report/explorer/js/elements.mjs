/** Elements of the page, made from text only: nothing from the data is ever read as HTML. */
import { noun, shown } from "./words.mjs";

/**
 * @param {string} tag
 * @param {Record<string, any>} properties attributes; functions become listeners of that event
 * @param {...(Node | string | null)} children
 * @returns {HTMLElement}
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/**
 * "1 paper", "2 papers", "1,234 papers".
 * @param {number} n
 * @param {string} one
 * @param {string} [several]
 * @returns {string}
 */
export function countOf(n, one, several = `${one}s`) {
  return `${shown(n)} ${noun(n, one, several)}`;
}

/**
 * "2019–2024", "2019", or nothing.
 * @param {number | null} first
 * @param {number | null} last
 * @returns {string}
 */
export function span(first, last) {
  if (first === null || first === undefined) return "";
  return first === last ? String(first) : `${first}–${last}`;
}
