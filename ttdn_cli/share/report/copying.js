"use strict";
// Puts beside the evidence of each fact what copies its link, its quotes and its citation.
function copier({ citations, words, addressOf }) {
  const AT_ONCE = 600;
  const said = document.getElementById("said");
  const shown = new Map();
  const { content } = document.getElementById("copying");

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Where a page may not use the clipboard, such as one without HTTPS.
      const area = document.createElement("textarea");
      area.value = text;
      area.className = "unseen";
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  }

  const textOf = {
    link: (fact) => addressOf(fact.id),
    quote: (fact, lang) =>
      [...fact.querySelectorAll(".quotes li")]
        .map((each) => {
          const quote = (each.querySelector("q b") ?? each.querySelector("q")).textContent;
          return `“${quote}” (${each.querySelector(".where").textContent})`;
        })
        .join("\n"),
    citation: (fact, lang) => {
      const { before, after, between, whole } = citations[lang];
      const id = fact.id.slice(3);
      return whole[id] ?? `${before}${between[id]}${after}`;
    },
  };

  // Of many facts one after the other gets its buttons when it comes near.
  function add(fact) {
    const proof = fact.querySelector(".proof");
    if (!proof || fact.querySelector(".copying")) return;
    const lang = fact.id.slice(0, 2);
    const buttons = content.cloneNode(true);
    for (const button of buttons.querySelectorAll("button")) {
      const { copy: what } = button.dataset;
      const { copy: verb, [what]: name } = words[lang];
      const first = document.createElement("span");
      first.className = "verb";
      first.textContent = `${verb} `;
      button.append(first, name);
      button.setAttribute("aria-label", `${verb} ${name}`);
      button.hidden = what === "quote" && !fact.querySelector(".quotes");
    }
    proof.before(buttons);
  }

  document.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-copy]");
    if (!button) return;
    const fact = button.closest(".fact");
    const lang = fact.id.slice(0, 2);
    const done = await copy(textOf[button.dataset.copy](fact, lang));
    const { copied, refused } = words[lang];
    said.textContent = "";
    said.textContent = done ? copied : refused;
    // Pressed again meanwhile, it still has its own words to go back to.
    if (!shown.has(button)) shown.set(button, [...button.childNodes]);
    button.replaceChildren(done ? copied : refused);
    button.focus();
    setTimeout(() => button.replaceChildren(...shown.get(button)), 1600);
  });

  const facts = [...document.querySelectorAll(".fact[id]")];
  if (facts.length <= AT_ONCE) {
    facts.forEach(add);
    return;
  }
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        add(target);
      }
    },
    { rootMargin: "100% 0px" },
  );
  for (const fact of facts) near.observe(fact);
}
