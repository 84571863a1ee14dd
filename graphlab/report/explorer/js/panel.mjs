/** The side panel: what is selected, and the papers behind it. */
import { countOf, make, span } from "./elements.mjs";
import { markElement } from "./marks.mjs";
import { inOverview, otherEnd } from "./model.mjs";
import { endsOf } from "./state.mjs";
import { noun, say, shown } from "./words.mjs";

const PAPERS_AT_ONCE = 40;
const PEOPLE_SHOWN = 40;
/** Papers of a list in print, some forty pages; the rest is told in a line. */
const PAPERS_IN_PRINT = 500;

/**
 * @param {HTMLElement} panel
 * @param {import("./model.mjs").Model} model
 * @param {{select: (selection: import("./state.mjs").Selection) => void, openGroup: (selection: import("./state.mjs").Selection) => void, toggleEgo: () => void,
 *   colour: (place: number) => string}} actions
 */
export function createPanel(panel, model, actions) {
  const { data } = model;
  const { people, ties, papers, themes, groups } = data;

  /** @param {import("./state.mjs").State} state @param {import("./visible.mjs").Visible} visible */
  function show(state, visible) {
    const { selected } = state;
    const draw = { person: personPanel, tie: tiePanel, paper: paperPanel, theme: themePanel, group: groupPanel, between: betweenPanel };
    const parts = selected ? draw[selected.kind](selected.index, visible, state) : overview(visible);
    const focused = panel.contains(document.activeElement) ? document.activeElement : null;
    panel.replaceChildren(...(selected ? [back()] : []), ...parts.filter((part) => part !== null));
    panel.scrollTop = 0;
    // Who came here by keyboard goes on from here, not from the top of the page.
    if (focused) (("stays" in focused.dataset && panel.querySelector("[data-stays]")) || panel).focus({ preventScroll: true });
  }

  const back = () => make("button", { class: "back", type: "button", click: () => actions.select(null) }, say("← Everything"));
  const heading = (words, note) => [make("h2", {}, words), make("p", { class: "note" }, note)];
  const figures = (list) =>
    make("dl", { class: "numbers" }, ...list.map(([value, label]) => make("div", {}, make("dt", {}, label), make("dd", {}, String(value)))));
  const chip = (words, count, click) => make("button", { class: "chip", type: "button", click }, words, count === null ? null : make("span", {}, ` ${count}`));
  const chips = (title, list) => (list.length ? make("section", {}, make("h3", {}, title), make("div", { class: "chips" }, ...list)) : null);
  const themeMark = (theme) => markElement(theme === null ? "o" : themes.marker[theme], theme === null ? "#7B8794" : actions.colour(themes.colour[theme]));
  let fill = () => {};
  const groupOf = (person) => groups.id.indexOf(people.group[person]);

  function overview(visible) {
    const rows = Array.from(visible.papers.keys()).filter((paper) => visible.papers[paper]);
    const inView = new Set(people.group.filter((_, person) => visible.people[person]));
    const groupCount = groups.id.filter((id) => inView.has(id)).length;
    const isPart = data.n_papers < data.n_all_papers;
    return [
      ...heading(data.title, data.subtitle),
      figures([
        [shown(visible.nPapers), isPart ? noun(visible.nPapers, "paper on this page", "papers on this page") : noun(visible.nPapers, "paper")],
        [shown(visible.nPeople), noun(visible.nPeople, "person on the map", "on the map")],
        [shown(groupCount), visible.all && groupCount < groups.id.length ? noun(groupCount, "group on the map", "groups on the map") : noun(groupCount, "group")],
      ]),
      data.caveats.length ? make("div", { class: "caveat" }, ...data.caveats.map((words) => make("p", { lang: "en" }, words))) : null,
      paperList(say(visible.all ? "All papers" : "Papers in view"), rows),
    ];
  }

  function personPanel(person, visible, state) {
    const near = model.tiesOf[person].filter((tie) => visible.ties[tie]);
    const group = groupOf(person);
    const theme = people.theme[person];
    const note = theme === null ? "" : say("Mostly {theme}", { theme: themes.short[theme] });
    const shared = near.map((tie) => chip(people.name[otherEnd(model, tie, person)], visible.ties[tie], () => actions.select({ kind: "person", index: otherEnd(model, tie, person) })));
    return [
      ...heading(people.name[person], note),
      people.doubt[person] ? make("p", { class: "caveat", lang: "en" }, people.doubt[person]) : null,
      figures([
        [shown(visible.people[person]), noun(visible.people[person], "paper")],
        [shown(near.length), noun(near.length, "coauthor shown", "coauthors shown")],
        [span(people.first[person], people.last[person]) || "–", noun(people.first[person] === people.last[person] ? 1 : 2, "year")],
      ]),
      make("p", {}, make("button", { class: "chip", type: "button", "data-stays": true, "aria-pressed": String(state.ego), click: actions.toggleEgo }, say("Only this person’s circle"))),
      chips(say("Works with"), shared),
      group >= 0 ? chips(say("Group"), [groupChip(group, null)]) : null,
      chips(say("Themes"), themeCounts(model.papersOf[person].filter((paper) => visible.papers[paper]))),
      paperList(say("Papers"), model.papersOf[person].filter((paper) => visible.papers[paper]), visible.people[person]),
    ];
  }

  function themeCounts(list) {
    const counts = new Map();
    for (const paper of list) if (papers.theme[paper] !== null) counts.set(papers.theme[paper], (counts.get(papers.theme[paper]) || 0) + 1);
    return [...counts].sort((one, two) => two[1] - one[1] || one[0] - two[0]).map(([theme, n]) => {
      const button = chip(themes.short[theme], n, () => actions.select({ kind: "theme", index: theme }));
      button.prepend(themeMark(theme));
      return button;
    });
  }

  function tiePanel(tie, visible) {
    const [a, b] = [ties.a[tie], ties.b[tie]];
    const list = ties.papers[tie].filter((paper) => visible.papers[paper]);
    const years = list.map((paper) => papers.year[paper]).filter((year) => year !== null);
    return [
      ...heading(say("{a} and {b}", { a: people.name[a], b: people.name[b] }), say("The papers behind this tie")),
      figures([
        [shown(visible.ties[tie]), noun(visible.ties[tie], "joint paper")],
        [years.length ? span(Math.min(...years), Math.max(...years)) : "–", noun(2, "year")],
      ]),
      chips(say("People"), [a, b].map((person) => chip(people.name[person], null, () => actions.select({ kind: "person", index: person })))),
      chips(say("What they work on"), themeCounts(list)),
      paperList(say("Papers"), list, visible.all ? visible.ties[tie] : list.length),
    ];
  }

  function themePanel(theme, visible) {
    const list = papers.theme.flatMap((of, paper) => (of === theme && visible.papers[paper] ? [paper] : []));
    const counts = new Map();
    for (const paper of list) for (const person of papers.people[paper]) counts.set(person, (counts.get(person) || 0) + 1);
    const busiest = [...counts].sort((one, two) => two[1] - one[1] || one[0] - two[0]).slice(0, 20);
    return [
      ...heading(themes.label[theme], `${say("Theme")} · ${countOf(list.length, "paper")}`),
      make("p", { class: "terms" }, themes.terms[theme].join(" · ")),
      chips(say("People"), busiest.map(([person, n]) => chip(people.name[person], n, () => actions.select({ kind: "person", index: person })))),
      paperList(say("Papers"), list),
    ];
  }

  const groupName = (group) => (groups.label[group] ? `${groups.letter[group]} · ${groups.label[group]}` : say("Group {letter}", { letter: groups.letter[group] }));
  const groupChip = (group, n) => chip(groupName(group), n, () => actions.select({ kind: "group", index: group }));
  const personChips = (list, count) => list.map((person) => chip(people.name[person], count(person), () => actions.select({ kind: "person", index: person })));

  function groupPanel(group, visible, state) {
    const inside = model.peopleOf[group].filter((person) => visible.people[person]);
    const list = [...new Set(inside.flatMap((person) => model.papersOf[person]))].filter((paper) => visible.papers[paper]).sort((one, two) => one - two);
    const open = make("button", { class: "chip", type: "button", click: () => actions.openGroup({ kind: "group", index: group }) }, say("Show its people"));
    const all = visible.all ? groups : null;
    return [
      ...heading(groupName(group), inside.length < groups.people[group] && all ? say("Group of people who publish together; {n} of them on the map", { n: inside.length }) : say("Group of people who publish together")),
      figures([
        [shown(all ? all.people[group] : inside.length), noun(all ? all.people[group] : inside.length, "person", "people")],
        [shown(all ? all.papers[group] : list.length), noun(all ? all.papers[group] : list.length, "paper")],
        [span(groups.first[group], groups.last[group]) || "–", noun(groups.first[group] === groups.last[group] ? 1 : 2, "year")],
      ]),
      state.view === "groups" ? make("p", {}, open) : null,
      chips(say("People"), personChips(inside.slice(0, PEOPLE_SHOWN), (person) => visible.people[person])),
      chips(say("Publishes with"), groupsBeside(group, visible)),
      chips(say("Themes"), themeCounts(list)),
      paperList(say("Papers"), list),
    ];
  }

  /** Groups that a group has papers with, those with most first. */
  function groupsBeside(group, visible) {
    const at = model.overview && inOverview(model, { kind: "group", index: group });
    if (!at) return [];
    const { overview } = model;
    const counted = overview.tiesOf[at.index].map((tie) => [tie, visible.all ? overview.data.ties.n[tie] : overview.data.ties.papers[tie].filter((paper) => visible.papers[paper]).length]);
    const beside = counted.filter(([, n]) => n).sort((one, two) => two[1] - one[1]);
    return beside.map(([tie, n]) => chip(groupName(endsOf(model, tie).find((other) => other !== group)), n, () => actions.select({ kind: "between", index: tie })));
  }

  function betweenPanel(tie, visible) {
    const { ties: between } = model.overview.data;
    const list = between.papers[tie].filter((paper) => visible.papers[paper]);
    const ends = endsOf(model, tie);
    const n = visible.all ? between.n[tie] : list.length;
    return [
      ...heading(say("{a} and {b}", { a: groupName(ends[0]), b: groupName(ends[1]) }), say("Papers with people of both groups")),
      figures([[shown(n), noun(n, "joint paper")]]),
      chips(say("Groups"), ends.map((group) => groupChip(group, null))),
      chips(say("What they work on"), themeCounts(list)),
      paperList(say("Papers"), list),
    ];
  }

  const yearOf = (paper) => (papers.inferred[paper] ? say("{year} (year inferred)", { year: String(papers.year[paper]) }) : String(papers.year[paper]));

  function paperPanel(paper) {
    const theme = papers.theme[paper];
    const certainty = papers.certainty[paper];
    const facts = [
      papers.year[paper] === null ? say("no year") : yearOf(paper),
      papers.venue[paper],
      papers.citations[paper] === null ? "" : countOf(papers.citations[paper], "citation"),
      papers.place[paper],
    ].filter(Boolean);
    return [
      ...heading(papers.title[paper], papers.byline[paper] || say("No authors printed")),
      make("p", { class: "note" }, facts.join(" · ")),
      papers.cut[paper] ? make("p", { class: "caveat" }, say("This author list is cut: more people wrote the paper than are named.")) : null,
      chips(say("People on the map"), papers.people[paper].map((person) => chip(people.name[person], null, () => actions.select({ kind: "person", index: person })))),
      theme === null ? null : chips(certainty === null ? say("Theme") : say("Theme, certainty {value}", { value: shown(certainty, 2) }), themeCounts([paper])),
      papers.abstract[paper] ? make("section", {}, make("h3", {}, say("Abstract")), make("p", { class: "abstract" }, papers.abstract[paper])) : null,
      papers.link[paper] ? make("p", {}, make("a", { href: papers.link[paper], rel: "noreferrer noopener", target: "_blank" }, say("Open the paper (leaves this page)"))) : null,
    ];
  }

  /** Papers of a list; `n` counts those that the page leaves out, too. */
  function paperList(title, list, n = list.length) {
    const items = make("ol", { class: "papers" });
    const more = make("button", { class: "more", type: "button", click: grow });
    let listed = 0;
    function grow(event) {
      const next = list.slice(listed, listed + PAPERS_AT_ONCE);
      const before = items.lastChild;
      items.append(...next.map(paperItem));
      listed += next.length;
      more.hidden = listed >= list.length;
      more.textContent = say("Show {n} of {all}", { n: Math.min(PAPERS_AT_ONCE, list.length - listed), all: countOf(list.length - listed, "more paper") });
      if (event) before.nextSibling.querySelector("button").focus();
    }
    fill = () => {
      while (listed < Math.min(list.length, PAPERS_IN_PRINT)) grow();
    };
    grow();
    const counted = n > list.length ? say("{n} of {all} are on this page", { n: list.length, all: n }) : shown(list.length);
    return make("section", {}, make("h3", {}, `${title} (${counted})`), list.length ? items : make("p", { class: "note" }, say("None under these filters.")), more);
  }

  function paperItem(paper) {
    const year = papers.year[paper] === null ? "" : yearOf(paper);
    const facts = [papers.byline[paper], year, papers.place[paper]].filter(Boolean).join(" · ");
    const open = make("button", { class: "title", type: "button", click: () => actions.select({ kind: "paper", index: paper }) }, papers.title[paper]);
    return make("li", {}, themeMark(papers.theme[paper]), make("div", {}, open, make("p", { class: "note" }, facts)));
  }

  return { show, fill: () => fill() };
}
