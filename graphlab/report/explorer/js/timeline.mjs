/** Papers by year as stacked bars, and two handles that choose the years; play moves the later one. */
import { countOf, make } from "./elements.mjs";
import { say } from "./words.mjs";

const STEP = 900;
const SPACE = "http://www.w3.org/2000/svg";

/**
 * @param {HTMLElement} holder
 * @param {import("./model.mjs").Model} model
 * @param {{choose: (years: [number, number] | null) => void, colour: (place: number) => string}} actions
 */
export function createTimeline(holder, model, actions) {
  if (holder.hidden) return { show: () => {} };
  const [low, high] = model.years;
  const { papers, themes } = model.data;
  const label = make("output", { class: "years" });
  const bars = document.createElementNS(SPACE, "svg");
  const handles = ["From", "to"].map((words) =>
    make("input", { type: "range", min: low, max: high, step: 1, "aria-label": say(words === "From" ? "First year" : "Last year"), input: chosen }),
  );
  const play = make("button", { type: "button", class: "play", click: toggle }, say("Play"));
  let timer = 0;

  bars.setAttribute("class", "bars");
  bars.setAttribute("role", "img");
  bars.setAttribute("preserveAspectRatio", "none");
  bars.setAttribute("viewBox", `0 0 ${high - low + 1} 1`);
  holder.replaceChildren(label, make("div", { class: "track" }, bars, ...handles), play);

  function chosen(event) {
    const [first, last] = handles.map((handle) => Number(handle.value));
    // A handle pushed past the other takes it along.
    const years = first <= last ? [first, last] : event.target === handles[0] ? [first, first] : [last, last];
    actions.choose(years[0] === low && years[1] === high ? null : years);
  }

  function toggle() {
    if (timer) return stop();
    const [first, last] = handles.map((handle) => Number(handle.value));
    const start = last >= high ? first : last;
    actions.choose([first, start]);
    play.textContent = say("Pause");
    timer = window.setInterval(() => {
      const next = Number(handles[1].value) + 1;
      if (next >= high) stop();
      actions.choose(first === low && next >= high ? null : [first, Math.min(next, high)]);
    }, STEP);
  }

  function stop() {
    window.clearInterval(timer);
    timer = 0;
    play.textContent = say("Play");
  }

  /** @param {import("./state.mjs").State} state */
  function show(state) {
    const [first, last] = state.years || [low, high];
    handles[0].value = String(first);
    handles[1].value = String(last);
    label.textContent = first === last ? String(first) : `${first}–${last}`;
    drawBars(state, first, last);
  }

  function drawBars(state, first, last) {
    const wanted = new Set(state.themes);
    const counts = Array.from({ length: high - low + 1 }, () => new Map());
    papers.year.forEach((year, paper) => {
      if (year === null || (wanted.size && !wanted.has(papers.theme[paper]))) return;
      const of = counts[year - low];
      of.set(papers.theme[paper], (of.get(papers.theme[paper]) || 0) + 1);
    });
    const sums = counts.map((of) => [...of.values()].reduce((sum, n) => sum + n, 0));
    const most = Math.max(1, ...sums);
    const shapes = counts.flatMap((of, i) => {
      let base = 1;
      return [...of].sort((one, two) => (one[0] ?? Infinity) - (two[0] ?? Infinity)).map(([theme, n]) => {
        const bar = document.createElementNS(SPACE, "rect");
        base -= n / most;
        const inside = low + i >= first && low + i <= last;
        const values = { x: i + 0.12, y: base, width: 0.76, height: n / most, fill: theme === null ? "#7B8794" : actions.colour(themes.colour[theme]), opacity: inside ? 1 : 0.25 };
        for (const [name, value] of Object.entries(values)) bar.setAttribute(name, String(value));
        return bar;
      });
    });
    bars.replaceChildren(...shapes);
    const total = sums.slice(first - low, last - low + 1).reduce((sum, n) => sum + n, 0);
    bars.setAttribute("aria-label", say("Papers by year, {first} to {last}: {papers}", { first: String(first), last: String(last), papers: countOf(total, "paper") }));
  }

  return { show };
}
