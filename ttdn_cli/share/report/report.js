(() => {
  const root = document.documentElement;
  const search = document.getElementById("search");
  const buttons = [...document.querySelectorAll("button[data-to]")];
  const parts = [...document.querySelectorAll("[data-of]")];
  const titles = Object.fromEntries(
    buttons.map(({ dataset: { to } }) => [to, document.getElementById(`${to}-title`).textContent]),
  );

  // The facts are the same in both languages, in the same order, and found by either.
  const facts = Object.fromEntries(
    buttons.map(({ dataset: { to } }) => [to, [...document.querySelectorAll(`[data-of=${to}] .fact`)]]),
  );
  const words = (element) => wordsIn(element?.textContent ?? "");
  const texts = facts.vi.map((element, number) => ({ vi: words(element), en: words(facts.en[number]) }));
  const synonyms = JSON.parse(document.getElementById("synonyms").textContent);
  const lookFor = searcher(texts, synonyms);

  function show(lang) {
    root.lang = lang;
    document.title = titles[lang];
    for (const part of parts) part.hidden = part.dataset.of !== lang;
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.to === lang));
    }
    find();
  }

  function find() {
    const typed = search.value.trim();
    const { found, unmarked } = lookFor(typed);
    for (const elements of Object.values(facts)) {
      elements.forEach((element, number) => {
        element.hidden = typed !== "" && !found.has(number);
      });
    }
    for (const around of document.querySelectorAll(".group, section")) {
      around.hidden = !around.querySelector(".fact:not([hidden])");
    }
    root.classList.toggle("searching", typed !== "");
    for (const line of document.querySelectorAll("#found [data-of]")) {
      const { found: said, none, plain } = line.dataset;
      const count = `${found.size} ${said}${unmarked ? ` (${plain})` : ""}`;
      line.textContent = typed ? (found.size ? count : none) : "";
    }
  }

  // A link may lead into the other language, or to what the search has hidden.
  function follow() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const { of } = target.closest("[data-of]")?.dataset ?? {};
    if (of && of !== root.lang) show(of);
    if (target.closest("[hidden]")) {
      search.value = "";
      find();
    }
    target.scrollIntoView();
  }

  for (const button of buttons) {
    button.addEventListener("click", () => show(button.dataset.to));
  }
  search.addEventListener("input", find);
  window.addEventListener("hashchange", follow);
  for (const each of document.querySelectorAll("details.proof")) each.open = false;
  document.getElementById("tools").hidden = false;
  show(root.lang);
  if (location.hash) follow();
})();
