/** The side panel: what is selected, and the papers behind it. */
import { countOf, make, span } from "./elements.mjs";
import { markElement } from "./marks.mjs";
import { otherEnd } from "./model.mjs";

const PAPERS_AT_ONCE = 40;

/**
 * @param {HTMLElement} panel
 * @param {import("./model.mjs").Model} model
 * @param {{select: (selection: import("./state.mjs").Selection) => void, toggleEgo: () => void,
 *   colour: (place: number) => string}} actions
 */
export function createPanel(panel, model, actions) {
  const { data } = model;
  const { people, ties, papers, themes, groups } = data;

  /** @param {import("./state.mjs").State} state @param {import("./visible.mjs").Visible} visible */
  function show(state, visible) {
    const { selected } = state;
    const draw = { person: personPanel, tie: tiePanel, paper: paperPanel, theme: themePanel };
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
    const groupCount = new Set(people.group.filter((_, person) => visible.people[person])).size;
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
    const note = [group >= 0 ? `Group ${groups.letter[group]}` : "", theme === null ? "" : `mostly ${themes.short[theme]}`].filter(Boolean).join(" · ");
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
