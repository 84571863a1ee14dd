/** What the map shows now: the network or the papers; drawn, picked and described. */
import { countOf } from "./elements.mjs";
import { drawNetwork } from "./network.mjs";
import { PLANE, drawPapers, paperPlaces } from "./papermap.mjs";
import { pickInNetwork, pickInPapers } from "./picking.mjs";

const GROUNDS = {
  light: { ground: "#FFFFFF", ink: "#1B2733", muted: "#5B6875", faint: "#E1E6EB", density: "30,92,163" },
  dark: { ground: "#11181F", ink: "#E8EDF2", muted: "#A3AFBB", faint: "#2A3540", density: "120,176,235" },
};

/**
 * @param {import("./model.mjs").Model} model
 * @param {() => {state: import("./state.mjs").State, visible: import("./visible.mjs").Visible}} current
 */
export function createScene(model, current) {
  let places = null;
  const placesNow = () => (places ??= paperPlaces(model));
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const ruler = document.createElement("canvas").getContext("2d");
  const widths = new Map();
  const scheme = () => (dark.matches ? "dark" : "light");
  const inPapers = () => current().state.view === "themes";

  /** Width of a text; each is measured once. */
  function measure(words, size, weight) {
    const key = `${weight}|${words}`;
    if (!widths.has(key)) {
      ruler.font = `${weight} 100px Inter, Helvetica, Arial, sans-serif`;
      widths.set(key, ruler.measureText(words).width / 100);
    }
    return widths.get(key) * size;
  }

  return {
    size: () => (inPapers() ? PLANE : { width: model.data.width, height: model.data.height }),
    frame: () => ({ scheme: scheme(), theme: GROUNDS[scheme()], measure }),
    colour: (place) => model.data.colours[place][scheme() === "dark" ? 1 : 0],
    /** Text measured before its font is there is measured in another one. */
    forgetWidths: () => widths.clear(),
    onSchemeChange: (listener) => dark.addEventListener("change", listener),
    paint(pen, frame) {
      const { state, visible } = current();
      if (inPapers()) drawPapers(pen, model, { state, visible, places: placesNow() }, frame);
      else drawNetwork(pen, model, state, visible, frame);
    },
    pick(x, y, frame) {
      const { visible } = current();
      return inPapers() ? pickInPapers(model, visible, { x, y, places: placesNow() }, frame) : pickInNetwork(model, visible, { x, y }, frame);
    },
    /** Where the selection is on the map, if it is on it. */
    placeOf(selected) {
      const { people } = model.data;
      if (selected?.kind === "person" && !inPapers()) return { x: people.x[selected.index], y: people.y[selected.index] };
      if (selected?.kind === "paper" && inPapers()) return { x: placesNow().x[selected.index], y: placesNow().y[selected.index] };
      return null;
    },
    /** The map in words, for who cannot see it. */
    label() {
      const { visible } = current();
      const nTies = visible.ties.reduce((n, has) => n + (has ? 1 : 0), 0);
      const what = inPapers()
        ? `Map of papers: ${countOf(visible.nPapers, "paper")}.`
        : `Collaboration network: ${countOf(visible.nPeople, "person", "people")}, ${countOf(nTies, "tie")}.`;
      return `${what} Arrow keys move between people, plus and minus zoom, 0 fits; the list view says the same in a table.`;
    },
    /** One line about what is under the pointer. */
    hint(found) {
      const { visible } = current();
      const { people, ties, papers } = model.data;
      if (found.kind === "person") return `${people.name[found.index]} · ${countOf(visible.people[found.index], "paper")}`;
      if (found.kind === "paper") return papers.title[found.index];
      const [a, b] = [ties.a[found.index], ties.b[found.index]];
      return `${people.name[a]} and ${people.name[b]} · ${countOf(visible.ties[found.index], "joint paper")}`;
    },
  };
}
