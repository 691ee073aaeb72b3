"use strict";
// Marks what was found in the facts, and opens the evidence that holds some of it. The words stay
// as they are: the CSS Custom Highlight API paints ranges of them.
function marker({ spansIn }) {
  const BLOCKS = "p, h3, li, dd, dt, td, th, q, summary";
  const AT_ONCE = 40;
  const known = new WeakMap();
  const opened = new Set();
  let going = 0;

  // The texts of a fact, each with its parts and its words.
  function textsOf(fact) {
    if (known.has(fact)) return known.get(fact);
    const texts = new Map();
    const nodes = document.createTreeWalker(fact, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const block = node.parentElement.closest(BLOCKS) ?? fact;
      if (block.matches("summary, .id") || block.closest(".copying")) continue;
      if (!texts.has(block)) texts.set(block, []);
      texts.get(block).push(node);
    }
    const found = [...texts].map(([block, parts]) => ({
      block,
      parts,
      words: wordsIn(parts.map(({ data }) => data).join("")),
    }));
    known.set(fact, found);
    return found;
  }

  function rangeOf(parts, start, end) {
    const range = new Range();
    let before = 0;
    for (const part of parts) {
      const after = before + part.length;
      if (start >= before && start < after) range.setStart(part, start - before);
      if (end > before && end <= after) range.setEnd(part, end - before);
      before = after;
    }
    return range;
  }

  function* rangesIn(fact, rows) {
    for (const { block, parts, words } of textsOf(fact)) {
      const spans = spansIn(words, rows);
      const proof = spans.length && block.closest("details");
      if (proof && !proof.open) {
        proof.open = true;
        opened.add(proof);
      }
      for (const [start, end] of spans) yield rangeOf(parts, start, end);
    }
  }

  function clear() {
    cancelAnimationFrame(going);
    globalThis.CSS?.highlights?.delete("found");
    for (const each of opened) each.open = false;
    opened.clear();
    return { first: null, places: 0 };
  }

  // Marks phrases in facts, the first of these at once, and in a text. Returns the first mark in the
  // facts, and how many there are in the text.
  function mark(facts, rows, text) {
    clear();
    // Older browsers have no highlights; evidence is opened all the same.
    const marks = globalThis.CSS?.highlights ? new Highlight() : new Set();
    if (globalThis.CSS?.highlights) CSS.highlights.set("found", marks);
    const left = rows.length ? [...facts] : [];
    const some = () => {
      for (const fact of left.splice(0, AT_ONCE)) {
        for (const range of rangesIn(fact, rows)) marks.add(range);
      }
      if (left.length) going = requestAnimationFrame(some);
    };
    some();
    const [first] = marks;
    const there = rows.length ? text.flatMap((each) => [...rangesIn(each, rows)]) : [];
    for (const range of there) marks.add(range);
    return { first: first ?? null, places: there.length };
  }

  return { mark, clear };
}
