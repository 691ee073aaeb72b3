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
  const searched = JSON.parse(document.getElementById("searched").textContent);
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
  const lookFor = searcher(searched);

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
    const { ids: found, way } = lookFor(typed);
    const left = new Set([...ids.keys()].filter((number) => ids[number].some((id) => found.has(id))));
    for (const elements of Object.values(facts)) {
      elements.forEach((element, number) => {
        element.hidden = typed !== "" && !left.has(number);
      });
    }
    for (const around of document.querySelectorAll(".group, section")) {
      around.hidden = !around.querySelector(".fact:not([hidden])");
    }
    root.classList.toggle("searching", typed !== "");
    for (const line of document.querySelectorAll("#found [data-of]")) {
      const { found: said, none, [way]: how } = line.dataset;
      const count = `${left.size} ${said}${how ? ` (${how})` : ""}`;
      line.textContent = typed ? (left.size ? count : none) : "";
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
