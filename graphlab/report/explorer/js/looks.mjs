/** What the colour of a person means: the group's theme, or a number on a ramp of one hue. */
import { say } from "./words.mjs";

const RAMP = {
  light: ["#C9DDF2", "#8DB8E0", "#4A8CC7", "#1E5CA3", "#0B2F63"],
  dark: ["#23466E", "#2F6CA8", "#5694CF", "#93BEE8", "#D8E9FA"],
};

/**
 * Numbers behind a look; null where a person has none.
 * @param {import("./model.mjs").Model} model
 * @param {string} look "years" or "citations"
 * @param {import("./visible.mjs").Visible} visible
 * @returns {{values: (number | null)[], low: number, high: number, title: string, isYear: boolean} | null}
 */
export function measureOf(model, look, visible) {
  const column = { years: model.data.papers.year, citations: model.data.papers.citations }[look];
  if (!column) return null;
  const values = model.papersOf.map((papers) => {
    const known = papers.filter((paper) => visible.papers[paper] && column[paper] !== null).map((paper) => column[paper]);
    return known.length ? known.reduce((sum, value) => sum + value, 0) / known.length : null;
  });
  const sorted = values.filter((value) => value !== null).sort((one, two) => one - two);
  if (!sorted.length) return null;
  // The tails of citation counts would leave everybody else in one shade.
  const [low, high] = look === "citations" ? [sorted[0], sorted[Math.floor(0.95 * (sorted.length - 1))]] : [sorted[0], sorted.at(-1)];
  const title = look === "years" ? say("Mean year of the papers in view") : say("Mean citations of the papers in view");
  return { values, low, high: Math.max(high, low), title, isYear: look === "years" };
}

/**
 * Shade of a value between low and high.
 * @param {number} share 0 to 1
 * @param {"light" | "dark"} scheme
 * @returns {string}
 */
export function shadeOf(share, scheme) {
  const stops = RAMP[scheme];
  const at = Math.max(0, Math.min(1, share)) * (stops.length - 1);
  const index = Math.min(Math.floor(at), stops.length - 2);
  const mix = [1, 3, 5].map((i) => {
    const from = parseInt(stops[index].slice(i, i + 2), 16);
    const to = parseInt(stops[index + 1].slice(i, i + 2), 16);
    return Math.round(from + (to - from) * (at - index)).toString(16).padStart(2, "0");
  });
  return `#${mix.join("")}`;
}
