"use strict";
// What an address names, also where somebody has cut it within a letter.
function placeIn(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}

(() => {
  const root = document.documentElement;
  const search = document.getElementById("search");
  const clear = document.getElementById("clear");
  const buttons = [...document.querySelectorAll("button[data-to]")];
  const parts = [...document.querySelectorAll("[data-of]")];
  const contents = [...document.querySelectorAll("details.contents")];
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const searched = read("searched");
  const words = read("words");

  // The facts are the same in both languages, in the same order, and found by either.
  const facts = Object.fromEntries(
    buttons.map(({ dataset: { to } }) => [to, [...document.querySelectorAll(`article[data-of=${to}] .fact`)]]),
  );
  // A row of the timeline is found with a fact that it leads to, a correction by what it says.
  const ids = facts.vi.map((element, number) => {
    if (element.id) return [element.id.slice(3)];
    if (element.matches("tr")) return [...element.querySelectorAll("a")].map(({ hash }) => hash.slice(4));
    const said = searched.texts.flatMap(({ texts }) => texts).length;
    for (const [language, { [number]: { textContent } }] of Object.entries(facts)) {
      searched.texts.push({ role: "value", language, whole: false, texts: [textContent] });
    }
    searched.others.push({ id: `${number}`, section: "corrections", texts: [said, said + 1] });
    return [`${number}`];
  });
  const finder = searcher(searched);
  const marks = marker(finder);

  // The address of the page with the language that is shown, what is looked for, and a place.
  function addressOf(place, typed = "") {
    const address = new URL(location.href);
    const query = new URLSearchParams({ ...(typed && { q: typed }), lang: root.lang });
    address.search = `?${query}`;
    address.hash = place;
    return address.href;
  }

  function keepAddress(place = location.hash.slice(1)) {
    try {
      history.replaceState(history.state, "", addressOf(place, search.value.trim()));
    } catch {
      // Some browsers do not let a file change what stands in its address.
    }
  }

  function show(lang) {
    root.lang = lang;
    document.title = words[lang].tab;
    for (const part of parts) part.hidden = part.dataset.of !== lang;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.to === lang));
    search.placeholder = words[lang].search;
    clear.setAttribute("aria-label", words[lang].clear);
    find();
  }

  // The published text, where the page has it.
  const text = [...document.querySelectorAll(".reading .text p")];
  let before = null;

  function find() {
    const typed = search.value.trim();
    const { ids: found, way, rows } = finder.lookFor(typed);
    const left = new Set([...ids.keys()].filter((number) => ids[number].some((id) => found.has(id))));
    for (const elements of Object.values(facts)) {
      elements.forEach((element, number) => {
        element.hidden = typed !== "" && !left.has(number);
      });
    }
    // A date of the timeline shows only the facts that were found.
    for (const each of document.querySelectorAll(".moments li")) {
      each.hidden = typed !== "" && !found.has(each.querySelector("a").hash.slice(4));
    }
    for (const around of document.querySelectorAll(".group, section")) {
      around.hidden = !around.querySelector(".fact:not([hidden])");
    }
    root.classList.toggle("searching", typed !== "");
    clear.hidden = typed === "";
    const shown = facts[root.lang].filter((element) => !element.hidden);
    const { first, places } = typed ? marks.mark(shown, rows, text) : marks.clear();
    // A row of the timeline is no other fact.
    const many = shown.filter((element) => !element.matches("tr")).length;
    for (const line of document.querySelectorAll("#found [data-of]")) {
      const { found: said, none, in_text: inText, [way]: how } = words[line.dataset.of];
      const count = `${many} ${said}${how ? ` (${how})` : ""}`;
      const beside = places ? `${places} ${inText}` : "";
      line.textContent = typed ? [many || places ? count : none, beside].filter(Boolean).join(" · ") : "";
    }
    return first;
  }

  // Looks for what stands in the field, and goes to the first of it; without any, back again.
  function look() {
    const searching = root.classList.contains("searching");
    before ??= searching ? null : scrollY;
    goToFirst(find());
    keepAddress("");
  }

  function goToFirst(first) {
    if (search.value.trim() === "") {
      scrollTo({ top: before ?? 0 });
      before = null;
      return;
    }
    scrollTo(0, 0);
    const at = first?.getBoundingClientRect();
    if (at && at.bottom > innerHeight) {
      first.startContainer.parentElement.scrollIntoView({ block: "center" });
    }
  }

  function empty() {
    search.value = "";
    look();
    search.focus({ preventScroll: true });
  }

  // A link may lead into the other language, or to what the search has hidden; it may lack the
  // language. What it leads to shows its evidence.
  function follow() {
    const place = placeIn(location.hash);
    const target = document.getElementById(`${root.lang}-${place}`) ?? document.getElementById(place);
    if (!target) return;
    if (target.id !== place) {
      location.replace(`#${target.id}`);
      return;
    }
    const { of } = target.closest("[data-of]")?.dataset ?? {};
    if (of && of !== root.lang) show(of);
    if (target.closest("[hidden]")) {
      search.value = "";
      before = null;
      find();
    }
    const proof = target.matches(".fact") && target.querySelector(".proof");
    if (proof) proof.open = true;
    keepAddress();
    target.scrollIntoView({ behavior: "instant" });
  }

  // The fact at the top of the screen, which another language shows at the same place.
  function atTop() {
    const bar = document.querySelector(".bar-top").getBoundingClientRect().bottom;
    const number = facts[root.lang].findIndex((each) => each.getBoundingClientRect().bottom > bar + 1);
    const top = facts[root.lang][number]?.getBoundingClientRect().top;
    return top < innerHeight ? { number, top } : null;
  }

  for (const button of buttons) {
    button.addEventListener("click", () => {
      const { to } = button.dataset;
      const at = scrollY > 0 ? atTop() : null;
      const hash = location.hash.slice(1);
      const proofs = facts[root.lang].map((each) => each.querySelector(".proof")?.open);
      facts[to].forEach((each, number) => {
        if (proofs[number] !== undefined) each.querySelector(".proof").open = proofs[number];
      });
      show(to);
      keepAddress(/^(?:vi|en)[-_]/.test(hash) ? to + hash.slice(2) : hash);
      if (at) scrollBy(0, facts[to][at.number].getBoundingClientRect().top - at.top);
      // On a phone the button that was pressed is gone.
      (button.checkVisibility() ? button : buttons.find((each) => each.checkVisibility()))?.focus({ preventScroll: true });
    });
  }
  search.addEventListener("input", look);
  clear.addEventListener("click", empty);
  window.addEventListener("hashchange", follow);
  // Back to what was looked for.
  window.addEventListener("popstate", () => {
    const typed = new URLSearchParams(location.search).get("q") ?? "";
    if (typed === search.value.trim()) return;
    search.value = typed;
    goToFirst(find());
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, textarea, [contenteditable]");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      // It is in view, but stands where what is scrolled to does not.
      search.focus({ preventScroll: true });
      search.select();
    }
    if (event.key !== "Escape") return;
    const open = contents.find((each) => each.open && !each.hidden);
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    } else if (search.value && typing) {
      empty();
    }
  });
  document.addEventListener("click", ({ target }) => {
    for (const each of contents) {
      if (each.open && (!each.contains(target) || target.closest("a"))) each.open = false;
    }
  });
  document.addEventListener("focusout", ({ target, relatedTarget }) => {
    const from = target.closest("details.contents");
    if (from && relatedTarget && !from.contains(relatedTarget)) from.open = false;
  });
  // The same link once more: its address does not change, but its evidence may have been closed.
  document.addEventListener("click", ({ target }) => {
    const link = target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) window.dispatchEvent(new HashChangeEvent("hashchange"));
  });
  let printed = [];
  window.addEventListener("beforeprint", () => {
    printed = [...document.querySelectorAll("details.proof:not([open])")];
    for (const each of printed) each.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const each of printed) each.open = false;
  });
  // What is scrolled to stands below the bar, which is higher while it has a count.
  const bar = document.querySelector(".bar-top");
  new ResizeObserver(() => root.style.setProperty("--bar", `${bar.offsetHeight}px`)).observe(bar);
  for (const each of document.querySelectorAll("details.proof")) each.open = false;
  for (const each of document.querySelectorAll(".needs-script")) each.hidden = false;
  root.classList.add("scripted");
  copier({ citations: read("citations"), words, addressOf: (place) => addressOf(place) });

  const asked = new URLSearchParams(location.search);
  const lang = buttons.some(({ dataset: { to } }) => to === asked.get("lang")) ? asked.get("lang") : root.lang;
  search.value = asked.get("q") ?? "";
  show(lang);
  if (search.value.trim()) goToFirst(find());
  if (location.hash) follow();
})();
