"use strict";
(() => {
  const root = document.documentElement;
  const search = document.getElementById("search");
  const buttons = [...document.querySelectorAll("button[data-to]")];
  const parts = [...document.querySelectorAll("[data-of]")];
  const titles = Object.fromEntries(
    buttons.map(({ dataset: { to } }) => [to, document.getElementById(`${to}-title`).textContent]),
  );

  const fold = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d");

  // What a fact is found by, folded once.
  const facts = [...document.querySelectorAll(".fact")].map((element) => ({
    element,
    lang: element.closest("[data-of]").dataset.of,
    text: fold(element.textContent.replace(/\s+/g, " ")),
  }));

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
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    for (const { element, text } of facts) {
      element.hidden = !words.every((word) => text.includes(word));
    }
    for (const around of document.querySelectorAll(".group, section")) {
      around.hidden = !around.querySelector(".fact:not([hidden])");
    }
    root.classList.toggle("searching", words.length > 0);
    const count = facts.filter((each) => each.lang === root.lang && !each.element.hidden).length;
    for (const line of document.querySelectorAll("#found [data-of]")) {
      const { found, none } = line.dataset;
      line.textContent = words.length ? (count ? `${count} ${found}` : none) : "";
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
