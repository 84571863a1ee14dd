/** The explorer: the data of the page, the state, and everything that shows it. */
import { countOf } from "./elements.mjs";
import { createList } from "./list.mjs";
import { complete, firstModel, inOverview } from "./model.mjs";
import { createPanel } from "./panel.mjs";
import { nearestTowards, personTowards } from "./picking.mjs";
import { savePng, saveSvg } from "./saving.mjs";
import { createScene } from "./scene.mjs";
import { createSearch } from "./search.mjs";
import { hashOf, initialState, stateOf } from "./state.mjs";
import { createThemes } from "./themes.mjs";
import { createTimeline } from "./timeline.mjs";
import { createView } from "./view.mjs";
import { visibleOf } from "./visible.mjs";
import { say, speak } from "./words.mjs";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** Where the style sheet puts the list of themes under the map; else the map keeps clear of it. */
const NARROW = "(max-width: 52rem)";
const TIP_WIDTH = 240;
const PAN = 60;
const ZOOM = 1.3;

const byId = (id) => document.getElementById(id);

const read = (id) => JSON.parse(byId(id).textContent);

/** The first picture, from what stands before this script in the page; then everything else, once the page is read. */
function startExplorer() {
  const first = read("explorer-first");
  speak(first.language);
  const model = firstModel(first);
  const canvas = byId("map");
  let state = initialState(model);
  let visible = visibleOf(model, state);
  const onMap = () => ["groups", "network", "themes"].includes(state.view);

  const scene = createScene(model, () => ({ state, visible }));
  const view = createView(canvas, {
    ...scene,
    inset: () => ({ left: window.matchMedia(NARROW).matches ? 0 : byId("theme-list").clientWidth, top: 40 }),
    onPick: (found) => (found?.kind === "group" ? openGroup(found) : choose({ selected: found, ego: state.ego && found?.kind === "person" })),
    onHover: hover,
  });
  const { colour } = scene;
  const themes = createThemes(byId("theme-list"), model, { choose: (chosen) => choose({ themes: chosen }), colour });
  let parts = null;

  /** Take a change, and show it everywhere. */
  function choose(change) {
    state = { ...state, ...change };
    remember(hashOf(state, model));
    render();
  }

  /** Choose a person, tie, paper or theme from elsewhere than the map, and bring it into sight. */
  function select(selected) {
    const isDrawn = !["summary", "groups"].includes(state.view) || (state.view === "groups" && (!selected || ["group", "between", "theme"].includes(selected.kind)));
    choose({ selected, ego: false, view: isDrawn ? state.view : "network" });
    const place = onMap() && scene.placeOf(selected);
    if (place) view.reveal(place.x, place.y);
  }

  /** From the groups into the people of one. */
  function openGroup(selected) {
    choose({ selected, view: "network" });
    const { x, y } = model.data.people;
    const people = model.peopleOf[selected.index];
    if (people.length) view.frameOn(people.map((person) => ({ x: x[person], y: y[person] })));
  }

  function render() {
    visible = visibleOf(model, state);
    document.body.dataset.view = state.view;
    for (const button of document.querySelectorAll("[data-choose-view]")) {
      button.setAttribute("aria-pressed", String(button.dataset.chooseView === state.view));
    }
    byId("colour").value = state.look;
    themes.show(state);
    parts.timeline.show(state);
    parts.panel.show(state, visible);
    if (state.view === "list") parts.list.show(state, visible);
    if (onMap()) view.draw();
    canvas.setAttribute("aria-label", scene.label());
    byId("said").textContent = said();
  }

  /** What a screen reader says after a change. */
  function said() {
    if (!state.selected) return visible.all ? "" : say("{n} in view", { n: countOf(visible.nPapers, "paper") });
    const numbers = [...byId("panel").querySelectorAll(".numbers div")].map((pair) => `${pair.children[1].textContent} ${pair.children[0].textContent}`);
    return [byId("panel").querySelector("h2").textContent, ...numbers].join(", ");
  }

  function hover(found, x, y) {
    const tip = byId("tip");
    canvas.style.cursor = found ? "pointer" : "grab";
    tip.hidden = !found;
    if (!found) return;
    tip.textContent = scene.hint(found);
    tip.style.transform = `translate(${Math.min(x + 14, canvas.clientWidth - TIP_WIDTH)}px, ${y + 14}px)`;
  }

  function onMapKey(event) {
    const arrow = ARROWS[event.key];
    if (arrow && event.shiftKey) view.panBy(-PAN * arrow[0], -PAN * arrow[1]);
    else if (arrow) ({ groups: walkGroups, network: walk, themes: walkPapers })[state.view](arrow);
    else if (event.key === "+" || event.key === "=") view.zoomBy(ZOOM);
    else if (event.key === "-") view.zoomBy(1 / ZOOM);
    else if (event.key === "0") view.fit();
    else if (event.key === "Escape") choose({ selected: null, ego: false });
    else if (event.key === "Enter" && state.view === "groups" && state.selected?.kind === "group") openGroup(state.selected);
    else if (event.key === "Enter" && state.selected) byId("panel").focus();
    else return;
    event.preventDefault();
  }

  /** To the next person in a direction; to the first one from nobody. */
  function walk(arrow) {
    const from = state.selected?.kind === "person" ? state.selected.index : -1;
    const to = from < 0 ? visible.people.findIndex((n) => n > 0) : personTowards(model, visible, from, arrow);
    if (to >= 0 && to !== from) select({ kind: "person", index: to });
  }

  /** The same among groups. */
  function walkGroups(arrow) {
    const { overview } = model;
    const shown = scene.visibleGroups();
    const at = inOverview(model, state.selected);
    const from = at?.kind === "person" ? at.index : -1;
    const to = from < 0 ? shown.people.findIndex((n) => n > 0) : personTowards(overview, shown, from, arrow);
    if (to >= 0 && to !== from) select({ kind: "group", index: overview.data.people.group[to] });
  }

  /** The same among papers. */
  function walkPapers(arrow) {
    const places = scene.paperPlaces();
    const from = state.selected?.kind === "paper" ? state.selected.index : -1;
    const isPlaced = (n, paper) => n > 0 && !Number.isNaN(places.x[paper]);
    const to = from < 0 ? visible.papers.findIndex(isPlaced) : nearestTowards(places, visible.papers, from, { direction: arrow });
    if (to >= 0 && to !== from) select({ kind: "paper", index: to });
  }

  /** A link into the summary opens the summary there. */
  function openPart() {
    const part = window.location.hash.length > 1 && byId(window.location.hash.slice(1));
    if (!part || !byId("summary")?.contains(part)) return false;
    state = { ...state, view: "summary" };
    render();
    part.scrollIntoView();
    return true;
  }

  function listen() {
    for (const button of document.querySelectorAll("[data-choose-view]")) {
      button.addEventListener("click", () => {
        const rows = { groups: "groups", network: "people" }[state.view] ?? state.rows;
        choose({ view: button.dataset.chooseView, ...(button.dataset.chooseView === "list" ? { rows } : {}) });
        if (onMap()) view.fit();
      });
    }
    byId("colour").addEventListener("change", (event) => choose({ look: event.target.value }));
    byId("clear").addEventListener("click", () => choose({ themes: [], years: null, selected: null, ego: false }));
    byId("fit").addEventListener("click", () => view.fit());
    byId("svg").addEventListener("click", () => saveSvg(scene.paint, view.frame(), state.view));
    byId("png").addEventListener("click", () => savePng(scene.paint, view.frame(), state.view));
    canvas.addEventListener("keydown", onMapKey);
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.target.matches("input, select, textarea")) return;
      event.preventDefault();
      byId("search").focus();
    });
    scene.onSchemeChange(render);
    window.addEventListener("beforeprint", () => parts.panel.fill());
    window.addEventListener("hashchange", () => {
      if (openPart()) return;
      state = stateOf(window.location.hash, model);
      render();
    });
    new ResizeObserver(() => onMap() && view.resized()).observe(canvas);
  }

  /** The map alone, while the rest of the page is still being read; a shared view has to wait for what it names. */
  function showFirst() {
    document.body.classList.add("explores");
    document.body.dataset.view = state.view;
    document.querySelector("[data-choose-view=groups]").hidden = !model.overview;
    byId("timeline").hidden = !model.years || model.years[0] === model.years[1];
    if (window.location.hash.length > 1 || !["groups", "network"].includes(state.view)) return;
    themes.show(state);
    view.fit();
    window.performance.mark("explorer-first-picture");
  }

  function showAll() {
    complete(model, read("explorer-rest"));
    state = stateOf(window.location.hash, model);
    parts = {
      panel: createPanel(byId("panel"), model, { select, openGroup, toggleEgo: () => choose({ ego: !state.ego }), colour }),
      timeline: createTimeline(byId("timeline"), model, { choose: (years) => choose({ years }), colour }),
      list: createList(byId("list"), model, { select, list: (rows) => choose({ rows }) }),
    };
    createSearch(byId("search"), byId("matches"), model, (found) => {
      select(found);
      byId("panel").focus({ preventScroll: true });
    });
    listen();
    if (!openPart()) render();
    window.performance.mark("explorer-ready");
  }

  showFirst();
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", showAll);
  else showAll();
  // Text drawn before its font is there is drawn in another one.
  Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 12px Inter`))).then(() => {
    scene.forgetWidths();
    if (onMap()) view.draw();
  });
}

/** Keep the view in the address; a page inside another, as in a notebook, may have none to change. */
function remember(hash) {
  try {
    window.history.replaceState(null, "", hash ? `#${hash}` : window.location.pathname + window.location.search);
  } catch (refused) {
    if (refused.name !== "SecurityError") throw refused;
  }
}

if (typeof document !== "undefined" && document.getElementById("explorer-first")) startExplorer();
