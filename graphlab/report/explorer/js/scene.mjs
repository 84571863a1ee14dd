/** What the map shows now: the network or the papers; drawn, picked and described. */
import { countOf } from "./elements.mjs";
import { inOverview } from "./model.mjs";
import { drawGroups, drawNetwork } from "./network.mjs";
import { PLANE, drawPapers, paperPlaces } from "./papermap.mjs";
import { pickInNetwork, pickInPapers } from "./picking.mjs";
import { visibleOf } from "./visible.mjs";
import { say } from "./words.mjs";

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
  const inGroups = () => current().state.view === "groups";
  let groupsShown = null;

  /** What the filters leave of the groups; counted once for each choice of filters. */
  function visibleGroups() {
    const { state, visible } = current();
    if (groupsShown?.of === visible) return groupsShown.visible;
    const shown = visibleOf(model.overview, { ...state, ego: false });
    // All ties of a selected group are drawn, else those that stand out.
    if (!inOverview(model, state.selected)) shown.ties.forEach((_, tie) => model.overview.strong.has(tie) || (shown.ties[tie] = 0));
    groupsShown = { of: visible, visible: shown };
    return shown;
  }

  /** Width of a text; each is measured once. */
  function measure(words, size, weight) {
    const key = `${weight}|${words}`;
    if (!widths.has(key)) {
      ruler.font = `${weight} 100px Inter, Helvetica, Arial, sans-serif`;
      widths.set(key, ruler.measureText(words).width / 100);
    }
    return widths.get(key) * size;
  }

  const pointOf = ({ x, y }, index) => ({ x: x[index], y: y[index] });

  /** A circle of the overview as the group it stands for. */
  function groupAt(found) {
    if (!found) return null;
    if (found.kind === "tie") return { kind: "between", index: found.index };
    return { kind: "group", index: model.overview.data.people.group[found.index] };
  }

  function groupsLabel() {
    const { people, ties, nPeople } = visibleGroups();
    const words = [say("Map of groups: {groups}, {ties}.", { groups: countOf(nPeople, "group"), ties: countOf(ties.filter(Boolean).length, "tie") })];
    if (people.length < model.data.groups.id.length) words.push(say("{groups} not drawn.", { groups: countOf(model.data.groups.id.length - people.length, "smaller group") }));
    words.push(say("Arrow keys move between groups, Enter opens one, plus and minus zoom, 0 fits; the list view says the same in a table."));
    words.push(say("Shift and arrow keys move the map."));
    return words.join(" ");
  }

  function groupHint(found) {
    const { people, ties } = model.overview.data;
    const { kind, index } = inOverview(model, found);
    const name = (row) => people.name[row].split("\n")[0];
    if (kind === "person") return `${name(index)} · ${countOf(people.papers[index], "person", "people")}`;
    return `${say("{a} and {b}", { a: name(ties.a[index]), b: name(ties.b[index]) })} · ${countOf(visibleGroups().ties[index], "joint paper")}`;
  }

  return {
    size: () => (inPapers() ? PLANE : inGroups() ? model.overview.data : model.data),
    visibleGroups,
    paperPlaces: placesNow,
    frame: () => ({ scheme: scheme(), theme: GROUNDS[scheme()], measure }),
    colour: (place) => model.data.colours[place][scheme() === "dark" ? 1 : 0],
    /** Text measured before its font is there is measured in another one. */
    forgetWidths: () => widths.clear(),
    onSchemeChange: (listener) => dark.addEventListener("change", listener),
    paint(pen, frame) {
      const { state, visible } = current();
      if (inPapers()) drawPapers(pen, model, { state, visible, places: placesNow() }, frame);
      else if (inGroups()) drawGroups(pen, model, state, visibleGroups(), frame);
      else drawNetwork(pen, model, state, visible, frame);
    },
    pick(x, y, frame) {
      const { visible } = current();
      if (inGroups()) return groupAt(pickInNetwork(model.overview, visibleGroups(), { x, y }, frame));
      return inPapers() ? pickInPapers(model, visible, { x, y, places: placesNow() }, frame) : pickInNetwork(model, visible, { x, y }, frame);
    },
    /** Where the selection is on the map, if it is on it. */
    placeOf(selected) {
      const { people } = model.data;
      const circle = inGroups() && inOverview(model, selected);
      if (circle) return circle.kind === "person" ? pointOf(model.overview.data.people, circle.index) : null;
      if (selected?.kind === "person" && !inPapers() && !inGroups()) return pointOf(people, selected.index);
      if (selected?.kind === "paper" && inPapers()) return pointOf(placesNow(), selected.index);
      return null;
    },
    /** The map in words, for who cannot see it. */
    label() {
      if (inGroups()) return groupsLabel();
      const { visible } = current();
      const nTies = visible.ties.reduce((n, has) => n + (has ? 1 : 0), 0);
      const what = inPapers()
        ? say("Map of papers: {papers}.", { papers: countOf(visible.nPapers, "paper") })
        : say("Collaboration network: {people}, {ties}.", { people: countOf(visible.nPeople, "person", "people"), ties: countOf(nTies, "tie") });
      const keys = inPapers()
        ? say("Arrow keys move between papers, plus and minus zoom, 0 fits; the summary says the same in a table.")
        : say("Arrow keys move between people, plus and minus zoom, 0 fits; the list view says the same in a table.");
      return `${what} ${keys} ${say("Shift and arrow keys move the map.")}`;
    },
    /** One line about what is under the pointer. */
    hint(found) {
      const { visible } = current();
      const { people, ties, papers } = model.data;
      if (inGroups()) return groupHint(found);
      if (found.kind === "person") return `${people.name[found.index]} · ${countOf(visible.people[found.index], "paper")}`;
      if (found.kind === "paper") return papers.title[found.index];
      const [a, b] = [ties.a[found.index], ties.b[found.index]];
      return `${say("{a} and {b}", { a: people.name[a], b: people.name[b] })} · ${countOf(visible.ties[found.index], "joint paper")}`;
    },
  };
}
