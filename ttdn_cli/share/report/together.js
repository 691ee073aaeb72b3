"use strict";
(() => {
  const root = document.documentElement;
  const search = document.getElementById("search");
  const clear = document.getElementById("clear");
  const buttons = [...document.querySelectorAll("button[data-to]")];
  const parts = [...document.querySelectorAll("[data-of]")];
  const words = JSON.parse(document.getElementById("words").textContent);

  // The texts are the same in both languages, in the same order, and found by either.
  const lists = buttons.map(({ dataset: { to } }) => [...document.querySelectorAll(`article[data-of=${to}] .texts > li`)]);
  const texts = lists[0].map((_, number) => {
    const own = lists.flatMap((rows) => wordsIn(rows[number].textContent));
    return Object.fromEntries(["exact", "plain"].map((form) => [form, [...new Set(own.map((word) => word[form]))]]));
  });

  // The texts with all the words, as typed; where there is none, without their diacritics. The
  // last word may be typed on.
  function lookFor(typed) {
    const asked = wordsIn(typed);
    for (const form of ["exact", "plain"]) {
      const has = (own) => asked.every((word) => own[form].some((each) => each.startsWith(word[form])));
      const found = new Set([...texts.keys()].filter((number) => has(texts[number])));
      if (found.size) return { found, form };
    }
    return { found: new Set() };
  }

  function find() {
    const typed = search.value.trim();
    const { found, form } = lookFor(typed);
    for (const rows of lists) rows.forEach((row, number) => (row.hidden = !found.has(number)));
    clear.hidden = typed === "";
    for (const line of document.querySelectorAll("#found [data-of]")) {
      const { none_of_texts: none, plain } = words[line.dataset.of];
      const count = `${found.size} / ${texts.length}${form === "plain" ? ` (${plain})` : ""}`;
      line.textContent = typed && (found.size ? count : none);
    }
  }

  function show(lang) {
    root.lang = lang;
    document.title = words[lang].tab;
    for (const part of parts) part.hidden = part.dataset.of !== lang;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.to === lang));
    search.placeholder = words[lang].search_texts;
    clear.setAttribute("aria-label", words[lang].clear);
  }

  function keepAddress() {
    const typed = search.value.trim();
    const address = new URL(location.href);
    address.search = `?${new URLSearchParams({ ...(typed && { q: typed }), lang: root.lang })}`;
    try {
      history.replaceState(history.state, "", address.href);
    } catch {
      // Some browsers do not let a file change what stands in its address.
    }
  }

  function look() {
    find();
    keepAddress();
  }

  function empty() {
    search.value = "";
    look();
    search.focus();
  }

  for (const button of buttons) {
    button.addEventListener("click", () => {
      show(button.dataset.to);
      keepAddress();
      // On a phone the button that was pressed is gone.
      (button.checkVisibility() ? button : buttons.find((each) => each.checkVisibility()))?.focus();
    });
  }
  search.addEventListener("input", look);
  clear.addEventListener("click", empty);
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && event.target !== search && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      search.focus();
      search.select();
    }
    if (event.key === "Escape" && event.target === search && search.value) empty();
  });
  for (const each of document.querySelectorAll(".needs-script")) each.hidden = false;

  const asked = new URLSearchParams(location.search);
  const lang = asked.get("lang");
  search.value = asked.get("q") ?? "";
  show(lang in words ? lang : root.lang);
  find();
})();
