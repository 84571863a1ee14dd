/** The side panel: what is selected, and the papers behind it. */
import { countOf, make, span } from "./elements.mjs";
import { markElement } from "./marks.mjs";
import { inOverview, otherEnd, peopleOf } from "./model.mjs";
import { endsOf } from "./state.mjs";

const PAPERS_AT_ONCE = 40;
const PEOPLE_SHOWN = 40;

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
    panel.replaceChildren(...(selected ? [back()] : []), ...parts.filter((part) => part !== null));
    panel.scrollTop = 0;
  }

  const back = () => make("button", { class: "back", type: "button", click: () => actions.select(null) }, "← Everything");
  const heading = (words, note) => [make("h2", {}, words), make("p", { class: "note" }, note)];
  const figures = (list) =>
    make("dl", { class: "numbers" }, ...list.map(([value, label]) => make("div", {}, make("dt", {}, label), make("dd", {}, String(value)))));
  const chip = (words, count, click) => make("button", { class: "chip", type: "button", click }, words, count === null ? null : make("span", {}, ` ${count}`));
  const chips = (title, list) => (list.length ? make("section", {}, make("h3", {}, title), make("div", { class: "chips" }, ...list)) : null);
  const themeMark = (theme) => markElement(theme === null ? "o" : themes.marker[theme], theme === null ? "#7B8794" : actions.colour(themes.colour[theme]));
  const groupOf = (person) => groups.id.indexOf(people.group[person]);

  function overview(visible) {
    const rows = Array.from(visible.papers.keys()).filter((paper) => visible.papers[paper]);
    const inView = new Set(people.group.filter((_, person) => visible.people[person]));
    const groupCount = groups.id.filter((id) => inView.has(id)).length;
    return [
      ...heading(data.title, data.subtitle),
      figures([
        [visible.nPapers.toLocaleString("en"), visible.nPapers === 1 ? "paper" : "papers"],
        [visible.nPeople.toLocaleString("en"), visible.nPeople === 1 ? "person on the map" : "on the map"],
        [groupCount.toLocaleString("en"), groupCount === 1 ? "group" : "groups"],
      ]),
      data.caveats.length ? make("div", { class: "caveat" }, ...data.caveats.map((words) => make("p", {}, words))) : null,
      paperList(visible.all ? "All papers" : "Papers in view", rows),
    ];
  }

  function personPanel(person, visible, state) {
    const near = model.tiesOf[person].filter((tie) => visible.ties[tie]);
    const group = groupOf(person);
    const theme = people.theme[person];
    const note = theme === null ? "" : `Mostly ${themes.short[theme]}`;
    const shared = near.map((tie) => chip(people.name[otherEnd(model, tie, person)], visible.ties[tie], () => actions.select({ kind: "person", index: otherEnd(model, tie, person) })));
    return [
      ...heading(people.name[person], note),
      people.doubt[person] ? make("p", { class: "caveat" }, people.doubt[person]) : null,
      figures([
        [visible.people[person], visible.people[person] === 1 ? "paper" : "papers"],
        [near.length, near.length === 1 ? "coauthor shown" : "coauthors shown"],
        [span(people.first[person], people.last[person]) || "–", people.first[person] === people.last[person] ? "year" : "years"],
      ]),
      make("p", {}, make("button", { class: "chip", type: "button", "aria-pressed": String(state.ego), click: actions.toggleEgo }, "Only this person’s circle")),
      chips("Works with", shared),
      group >= 0 ? chips("Group", [groupChip(group, null)]) : null,
      chips("Themes", themeCounts(model.papersOf[person].filter((paper) => visible.papers[paper]))),
      paperList("Papers", model.papersOf[person].filter((paper) => visible.papers[paper])),
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
      ...heading(`${people.name[a]} and ${people.name[b]}`, "The papers behind this tie"),
      figures([
        [visible.ties[tie], visible.ties[tie] === 1 ? "joint paper" : "joint papers"],
        [years.length ? span(Math.min(...years), Math.max(...years)) : "–", "years"],
      ]),
      chips("People", [a, b].map((person) => chip(people.name[person], null, () => actions.select({ kind: "person", index: person })))),
      chips("What they work on", themeCounts(list)),
      paperList("Papers", list),
    ];
  }

  function themePanel(theme, visible) {
    const list = papers.theme.flatMap((of, paper) => (of === theme && visible.papers[paper] ? [paper] : []));
    const counts = new Map();
    for (const paper of list) for (const person of papers.people[paper]) counts.set(person, (counts.get(person) || 0) + 1);
    const busiest = [...counts].sort((one, two) => two[1] - one[1] || one[0] - two[0]).slice(0, 20);
    return [
      ...heading(themes.label[theme], `Theme · ${countOf(list.length, "paper")}`),
      make("p", { class: "terms" }, themes.terms[theme].join(" · ")),
      chips("People", busiest.map(([person, n]) => chip(people.name[person], n, () => actions.select({ kind: "person", index: person })))),
      paperList("Papers", list),
    ];
  }

  const groupName = (group) => (groups.label[group] ? `${groups.letter[group]} · ${groups.label[group]}` : `Group ${groups.letter[group]}`);
  const groupChip = (group, n) => chip(groupName(group), n, () => actions.select({ kind: "group", index: group }));
  const personChips = (list, count) => list.map((person) => chip(people.name[person], count(person), () => actions.select({ kind: "person", index: person })));

  function groupPanel(group, visible, state) {
    const inside = peopleOf(model, group).filter((person) => visible.people[person]);
    const list = [...new Set(inside.flatMap((person) => model.papersOf[person]))].filter((paper) => visible.papers[paper]).sort((one, two) => one - two);
    const open = make("button", { class: "chip", type: "button", click: () => actions.openGroup({ kind: "group", index: group }) }, "Show its people");
    const all = visible.all ? groups : null;
    return [
      ...heading(groupName(group), `Group of people who publish together${inside.length < groups.people[group] && all ? `; ${inside.length.toLocaleString("en")} of them on the map` : ""}`),
      figures([
        [(all ? all.people[group] : inside.length).toLocaleString("en"), inside.length === 1 ? "person" : "people"],
        [(all ? all.papers[group] : list.length).toLocaleString("en"), list.length === 1 ? "paper" : "papers"],
        [span(groups.first[group], groups.last[group]) || "–", groups.first[group] === groups.last[group] ? "year" : "years"],
      ]),
      state.view === "groups" ? make("p", {}, open) : null,
      chips("People", personChips(inside.slice(0, PEOPLE_SHOWN), (person) => visible.people[person])),
      chips("Publishes with", groupsBeside(group, visible)),
      chips("Themes", themeCounts(list)),
      paperList("Papers", list),
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
      ...heading(ends.map(groupName).join(" and "), "Papers with people of both groups"),
      figures([[n.toLocaleString("en"), n === 1 ? "joint paper" : "joint papers"]]),
      chips("Groups", ends.map((group) => groupChip(group, null))),
      chips("What they work on", themeCounts(list)),
      paperList("Papers", list),
    ];
  }

  function paperPanel(paper) {
    const theme = papers.theme[paper];
    const certainty = papers.certainty[paper];
    const facts = [
      papers.year[paper] === null ? "no year" : `${papers.year[paper]}${papers.inferred[paper] ? " (year inferred)" : ""}`,
      papers.venue[paper],
      papers.citations[paper] === null ? "" : countOf(papers.citations[paper], "citation"),
      papers.place[paper],
    ].filter(Boolean);
    return [
      ...heading(papers.title[paper], papers.byline[paper] || "No authors printed"),
      make("p", { class: "note" }, facts.join(" · ")),
      papers.cut[paper] ? make("p", { class: "caveat" }, "This author list is cut: more people wrote the paper than are named.") : null,
      chips("People on the map", papers.people[paper].map((person) => chip(people.name[person], null, () => actions.select({ kind: "person", index: person })))),
      theme === null ? null : chips(`Theme${certainty === null ? "" : `, certainty ${certainty.toFixed(2)}`}`, themeCounts([paper])),
      papers.abstract[paper] ? make("section", {}, make("h3", {}, "Abstract"), make("p", { class: "abstract" }, papers.abstract[paper])) : null,
      papers.link[paper] ? make("p", {}, make("a", { href: papers.link[paper], rel: "noreferrer noopener", target: "_blank" }, "Open the paper (leaves this page)")) : null,
    ];
  }

  function paperList(title, list) {
    const items = make("ol", { class: "papers" });
    const more = make("button", { class: "more", type: "button", click: grow });
    let shown = 0;
    function grow() {
      const next = list.slice(shown, shown + PAPERS_AT_ONCE);
      items.append(...next.map(paperItem));
      shown += next.length;
      more.hidden = shown >= list.length;
      more.textContent = `Show ${Math.min(PAPERS_AT_ONCE, list.length - shown)} of ${countOf(list.length - shown, "more paper")}`;
    }
    grow();
    return make("section", {}, make("h3", {}, `${title} (${list.length.toLocaleString("en")})`), list.length ? items : make("p", { class: "note" }, "None under these filters."), more);
  }

  function paperItem(paper) {
    const year = papers.year[paper] === null ? "" : `${papers.year[paper]}${papers.inferred[paper] ? " (year inferred)" : ""}`;
    const facts = [papers.byline[paper], year, papers.place[paper]].filter(Boolean).join(" · ");
    const open = make("button", { class: "title", type: "button", click: () => actions.select({ kind: "paper", index: paper }) }, papers.title[paper]);
    return make("li", {}, themeMark(papers.theme[paper]), make("div", {}, open, make("p", { class: "note" }, facts)));
  }

  return { show };
}
