/** Search over people, titles and terms: accents and case do not matter; arrows, Enter and Esc work. */
import { make } from "./elements.mjs";
import { folded } from "./model.mjs";
import { say } from "./words.mjs";

const SHOWN = { person: 8, theme: 4, paper: 6 };
const KIND = { person: "Person", theme: "Theme", paper: "Paper" };

/**
 * Matches of a query, people first; the start of a word counts more than its middle.
 * @param {{kind: string, index: number, words: string, text: string}[]} entries
 * @param {string} query
 * @returns {{kind: string, index: number, words: string}[]}
 */
export function matchesOf(entries, query) {
  const parts = folded(query).split(/\s+/).filter(Boolean);
  if (!parts.length) return [];
  const found = { person: [], theme: [], paper: [] };
  for (const entry of entries) {
    const at = parts.map((part) => placeOf(entry.text, part));
    if (at.some((place) => place < 0)) continue;
    found[entry.kind].push({ entry, cost: at.reduce((sum, place) => sum + place, 0) });
  }
  return Object.keys(SHOWN).flatMap((kind) =>
    found[kind].sort((one, two) => one.cost - two.cost || one.entry.index - two.entry.index).slice(0, SHOWN[kind]).map(({ entry }) => entry),
  );
}

/** 0 at the start, 1 at the start of a word, 2 inside one, -1 nowhere. */
function placeOf(text, part) {
  const at = text.indexOf(part);
  if (at <= 0) return at;
  return text.includes(` ${part}`) || text.includes(`-${part}`) ? 1 : 2;
}

/**
 * @param {import("./model.mjs").Model} model
 * @returns {{kind: string, index: number, words: string, text: string}[]}
 */
export function entriesOf(model) {
  const { people, themes, papers } = model.data;
  const entry = (kind) => (words, index) => ({ kind, index, words, text: folded(words) });
  const theme = themes.label.map((words, index) => ({ kind: "theme", index, words, text: folded([words, ...themes.terms[index]].join(" ")) }));
  return [...people.name.map(entry("person")), ...theme, ...papers.title.map(entry("paper"))];
}

/**
 * @param {HTMLInputElement} input
 * @param {HTMLElement} list
 * @param {import("./model.mjs").Model} model
 * @param {(selection: import("./state.mjs").Selection) => void} select
 */
export function createSearch(input, list, model, select) {
  let entries = null;
  let matches = [];
  let active = -1;

  function look() {
    entries = entries || entriesOf(model);
    matches = matchesOf(entries, input.value);
    active = matches.length ? 0 : -1;
    render();
  }

  function render() {
    list.replaceChildren(
      ...matches.map((match, i) =>
        make(
          "li",
          { role: "option", id: `match-${i}`, "aria-selected": String(i === active), pointerdown: (event) => event.preventDefault(), click: () => take(i) },
          make("span", { class: "words" }, match.words),
          make("span", { class: "kind" }, say(KIND[match.kind])),
        ),
      ),
      ...(matches.length || !input.value.trim() ? [] : [make("li", { class: "nothing", role: "option", "aria-disabled": "true" }, say("Nothing of that name here"))]),
    );
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    if (active >= 0) input.setAttribute("aria-activedescendant", `match-${active}`);
    else input.removeAttribute("aria-activedescendant");
    if (active >= 0) list.children[active].scrollIntoView({ block: "nearest" });
  }

  function take(i) {
    if (!matches[i]) return;
    const { kind, index } = matches[i];
    close();
    select({ kind, index });
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  input.addEventListener("input", look);
  input.addEventListener("focus", () => input.value && look());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (matches.length) active = (active + (event.key === "ArrowDown" ? 1 : matches.length - 1)) % matches.length;
      render();
    } else if (event.key === "Enter") take(active);
    else if (event.key === "Escape") {
      if (list.hidden) input.value = "";
      close();
    }
  });
}
