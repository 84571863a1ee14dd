/** The list of themes: a legend, and a filter. */
import { make } from "./elements.mjs";
import { markElement } from "./marks.mjs";
import { say, shown } from "./words.mjs";

/**
 * Themes after a click: one more or one less; alone with Shift.
 * @param {number[]} chosen
 * @param {number} theme
 * @param {boolean} alone
 * @returns {number[]}
 */
export function themesAfter(chosen, theme, alone) {
  if (alone) return chosen.length === 1 && chosen[0] === theme ? [] : [theme];
  return chosen.includes(theme) ? chosen.filter((other) => other !== theme) : [...chosen, theme].sort((one, two) => one - two);
}

/**
 * @param {HTMLElement} holder
 * @param {import("./model.mjs").Model} model
 * @param {{choose: (themes: number[]) => void, colour: (place: number) => string}} actions
 */
export function createThemes(holder, model, actions) {
  const { themes } = model.data;

  /** @param {import("./state.mjs").State} state */
  function show(state) {
    const focused = document.activeElement?.dataset?.theme;
    holder.replaceChildren(...themes.label.map((words, theme) => button(words, theme, state.themes)));
    if (focused !== undefined) holder.querySelector(`[data-theme="${focused}"]`)?.focus();
  }

  function button(words, theme, chosen) {
    return make(
      "button",
      {
        type: "button",
        class: "theme",
        "data-theme": theme,
        "aria-pressed": String(chosen.includes(theme)),
        title: say("Click to add or remove this theme; Shift and click for this one only"),
        click: (event) => actions.choose(themesAfter(chosen, theme, event.shiftKey)),
      },
      markElement(themes.marker[theme], actions.colour(themes.colour[theme])),
      make("span", { class: "words" }, words),
      make("span", { class: "count" }, shown(themes.papers[theme])),
    );
  }

  return { show };
}
