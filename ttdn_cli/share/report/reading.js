// The facts and the text side by side: what is pointed at in one is lit in the other.
(() => {
  const root = document.documentElement;
  const pane = document.getElementById("reading");
  const text = pane.querySelector(".text");
  const switches = [...document.querySelectorAll("#panes button")];
  const languages = [...document.querySelectorAll("article[data-of]")].map(({ dataset: { of } }) => of);
  const narrow = matchMedia("(max-width: 60rem)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  // So long a pointer rests on a fact before the text moves, in milliseconds.
  const REST = 150;

  const runs = [...text.querySelectorAll(".run")];
  const idsOf = (run) => run.dataset.facts.split(" ");
  const runsOf = new Map();
  for (const run of runs) {
    for (const id of idsOf(run)) {
      if (!runsOf.has(id)) runsOf.set(id, []);
      runsOf.get(id).push(run);
    }
  }

  // What an element belongs to: a run with its facts, or a fact with its runs.
  function partOf(element) {
    const run = element.closest?.(".run");
    if (run) return { key: run, run, ids: idsOf(run), runs: [run] };
    const key = element.closest?.(".fact[id]");
    const id = key?.id.slice(3);
    return runsOf.has(id) ? { key, id, ids: [id], runs: runsOf.get(id) } : null;
  }

  const named = document.getElementById("named");
  function nameOf(id) {
    const head = document.getElementById(`${root.lang}-${id}`)?.querySelector(".head, h2");
    const parts = [...(head?.childNodes ?? [])].filter((each) => !each.matches?.(".link, .aside"));
    return parts.map(({ textContent }) => textContent).join("").trim();
  }

  let chosen = null; // What was clicked or has the focus; Escape clears it.
  let pointed = null; // What the pointer is on.
  let shown = null;
  let lit = new Set();
  let resting = 0;

  function light() {
    const part = pointed ?? chosen;
    if (part?.key === shown) return;
    shown = part?.key;
    const facts = part ? part.ids.flatMap((id) => languages.map((lang) => document.getElementById(`${lang}-${id}`))) : [];
    const next = new Set([...facts.filter(Boolean), ...(part?.runs ?? [])]);
    for (const each of lit) if (!next.has(each)) each.classList.remove("lit");
    for (const each of next) if (!lit.has(each)) each.classList.add("lit");
    lit = next;
    // The facts of the words may be far from the screen: they are named below the text.
    const names = part?.run ? part.ids.map(nameOf).filter(Boolean) : [];
    named.textContent = names.join(" · ");
  }

  // Bring a run into view: beside the facts only the pane moves, alone it is the page.
  function bring(run) {
    const alone = narrow.matches;
    const box = alone ? { top: 0, bottom: innerHeight, height: innerHeight } : pane.getBoundingClientRect();
    const { top, bottom } = run.getBoundingClientRect();
    if (top >= box.top && bottom <= box.bottom) return;
    const behavior = alone || still.matches ? "instant" : "smooth";
    (alone ? window : pane).scrollBy({ top: top - box.top - box.height / 3, behavior });
  }

  function point(part) {
    if (part?.key === pointed?.key) return;
    pointed = part;
    light();
    clearTimeout(resting);
    if (part?.id && !narrow.matches) resting = setTimeout(() => bring(part.runs[0]), REST);
  }

  function choose(part) {
    chosen = part;
    pointed = null;
    light();
    if (part.id && !narrow.matches) bring(part.runs[0]);
  }

  // Where there is room for one pane: which of them, and where each was left.
  const left = {};
  function open(name, { stay = false } = {}) {
    if (root.dataset.pane === name) return;
    left[root.dataset.pane] = scrollY;
    root.dataset.pane = name;
    for (const each of switches) each.setAttribute("aria-pressed", String(each.dataset.pane === name));
    if (narrow.matches && !stay) scrollTo(0, left[name] ?? 0);
  }

  // One run can be reached by the Tab key, the others from there by the arrow keys: a text of
  // hundreds of links is one stop, as a toolbar is (ARIA Authoring Practices, roving tabindex).
  let current = null;
  function rove(run) {
    if (current) current.tabIndex = -1;
    current = run;
    run.tabIndex = 0;
  }
  function goTo(run) {
    rove(run);
    run.focus({ preventScroll: true });
    bring(run);
  }

  // A run leads to the fact from which one came, else to its first, and when it is chosen again to
  // the next one. The link itself goes there: `report.js` opens what is hidden.
  let origin = null;
  let last = null;
  function comeFrom(id) {
    origin = id;
    last = null;
  }
  function follow(run) {
    const ids = idsOf(run);
    const before = ids.indexOf(last?.run === run ? last.id : null);
    const id = before < 0 && ids.includes(origin) ? origin : ids[(before + 1) % ids.length];
    last = { run, id };
    run.href = `#${root.lang}-${id}`;
    // The way back leads to the text.
    history.replaceState({ pane: "text" }, "");
    if (narrow.matches) open("facts");
  }

  // The number of a paragraph in a fact leads to its words there.
  function read(link) {
    const paragraph = document.getElementById(link.hash.slice(1));
    const id = link.closest(".fact[id]")?.id.slice(3);
    const run = runsOf.get(id)?.find((each) => paragraph?.contains(each));
    if (!run) return false;
    if (narrow.matches) {
      history.replaceState({ pane: "facts" }, "");
      history.pushState({ pane: "text" }, "", link.hash);
    }
    open("text");
    goTo(run);
    comeFrom(id);
    chosen = partOf(document.getElementById(`${root.lang}-${id}`));
    light();
    return true;
  }

  // Not "pointerover": that also comes where the page moves below a pointer that rests.
  document.addEventListener("pointermove", ({ target, pointerType }) => {
    if (pointerType !== "touch") point(partOf(target));
  });
  document.addEventListener("focusin", ({ target }) => {
    const part = partOf(target);
    if (!part) return;
    if (part.run) rove(part.run);
    if (part.id) comeFrom(part.id);
    choose(part);
  });
  document.addEventListener("click", (event) => {
    const part = partOf(event.target);
    const link = event.target.closest?.('a[href^="#p"]');
    if (link && read(link)) {
      event.preventDefault();
      return;
    }
    if (!part) return;
    if (part.id) comeFrom(part.id);
    choose(part);
    if (part.run) follow(part.run);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      clearTimeout(resting);
      chosen = pointed = null;
      light();
    }
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const run = event.target.closest?.(".run");
    if (!step || !run || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const next = runs[runs.indexOf(run) + step];
    if (next) goTo(next);
  });
  for (const each of switches) {
    each.addEventListener("click", () => {
      open(each.dataset.pane);
      const run = each.dataset.pane === "text" && (lit.has(last?.run) ? last.run : runs.find((one) => lit.has(one)));
      if (run) bring(run);
    });
  }

  // A link may lead to a paragraph, or to a fact, which lights its words. It is this that scrolls,
  // as what `report.js` scrolls to may have been hidden.
  function arrive() {
    const target = document.getElementById(placeIn(location.hash));
    if (!target) return;
    const within = text.contains(target);
    const name = within ? "text" : (history.state?.pane ?? "facts");
    const hidden = root.dataset.pane !== name;
    open(name, { stay: true });
    if (within) bring(target);
    else if (hidden && narrow.matches) target.scrollIntoView();
    if (!within && partOf(target)) choose(partOf(target));
  }
  addEventListener("popstate", ({ state }) => {
    if (!state?.pane) return;
    open(state.pane, { stay: true });
    // The browser scrolls to where the other pane was left.
    requestAnimationFrame(() => requestAnimationFrame(() => scrollTo(0, left[state.pane] ?? 0)));
  });

  for (const run of runs) run.tabIndex = -1;
  if (runs.length) rove(runs[0]);
  else pane.tabIndex = 0;
  root.dataset.pane = "facts";
  root.classList.add("beside");
  document.getElementById("panes").hidden = false;
  // What is found are facts.
  document.getElementById("search").addEventListener("input", () => open("facts"));
  addEventListener("hashchange", arrive);
  arrive();
})();
