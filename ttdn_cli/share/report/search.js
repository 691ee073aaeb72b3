"use strict";
// Finds facts as `ttdn search` does (ttdn_cli/text/words.py, ttdn_cli/query/search): by whole
// syllables, first with the diacritics that were typed, by what means the same, by the beginning
// of the last word.
const wordsIn = (() => {
  const TONES = "\u0300\u0309\u0303\u0301\u0323";
  const UNSEEN = /[\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g;
  const WORD = /\d[\d.,]*\d(?![\p{L}])|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’ʼ‘][\p{L}\p{M}]+)*/gu;

  // As `read_digits` reads them: points between thousands, a comma before decimals, or both signs
  // the other way round where only that can be meant.
  function number(digits) {
    const [, whole, , decimals = ""] =
      /^([0-9]{1,3}(?:\.[0-9]{3})+)(,([0-9]+))?$/.exec(digits) ??
      /^([0-9]{1,3}(?:,[0-9]{3}){2,}|[0-9]{1,3}(?:,[0-9]{3})+(?=\.))(\.([0-9]+))?$/.exec(digits) ??
      /^([0-9]+)([.,]([0-9]+))?$/.exec(digits) ??
      [];
    if (!whole) return digits.split(/[.,]/).flatMap(number);
    const bare = (text) => text.replace(/[.,]/g, "").replace(/^0+(?=[0-9])/, "");
    const rest = decimals.replace(/0+$/, "");
    return [rest ? `${bare(whole)}.${rest}` : bare(whole)];
  }

  // Harman's S-stemmer, as in words.py.
  function singular(word) {
    if (word.length > 3 && word !== "news") {
      if (/ies$/.test(word) && !/[ea]ies$/.test(word)) word = `${word.slice(0, -3)}y`;
      else if (/(?:ches|shes|sses|xes)$/.test(word)) word = word.slice(0, -2);
      else if (/s$/.test(word) && !/(?:us|ss|is)$/.test(word)) word = word.slice(0, -1);
    }
    return word.replace(/([a-z]{3})is(?=(?:e|ed|er|ing|ation)$)/, "$1iz");
  }

  function forms(word) {
    if (/^[\d.,]+$/.test(word)) return number(word).map((each) => ({ exact: each, plain: each, written: each }));
    const written = word.replace(/[ÐƉ]/g, "Đ").replace(/[ðɖ]/g, "đ").normalize("NFC").toLowerCase();
    const bare = written.replace(/['’ʼ‘]s?$/, "");
    if (/^[\x00-\x7f]*$/.test(bare)) {
      const one = singular(bare);
      return [{ exact: one, plain: one, written }];
    }
    // The tone belongs to the syllable, and not to a letter of it.
    const parted = [...bare.normalize("NFD")];
    const tones = parted.filter((each) => TONES.includes(each)).join("");
    const exact = parted.filter((each) => !TONES.includes(each)).join("") + tones;
    return [{ exact, plain: exact.replace(/\p{M}/gu, "").replace(/đ/g, "d"), written }];
  }

  return (text) => (text.replace(UNSEEN, "").match(WORD) ?? []).flatMap(forms);
})();

// A date in words or in ISO 8601 as the page prints it in figures.
const inFigures = (typed) =>
  typed
    .replace(/ngày (\d+) tháng (\d+) năm (\d+)/giu, "$1/$2/$3")
    .replace(/tháng (\d+) năm (\d+)/giu, "$1/$2")
    .replace(/\b(\d{4})-(\d\d)-(\d\d)\b/g, "$3/$2/$1");

function searcher(texts, groups) {
  const known = groups.map((group) => group.map(wordsIn));
  const key = (words, form) => words.map((word) => word[form]).join(" ");

  const stands = (text, start, words, form, begun) =>
    words.every((word, place) => {
      const there = text[start + place];
      if (!there) return false;
      return begun && place === words.length - 1
        ? there.written.startsWith(word.written)
        : there[form] === word[form];
    });

  // Where a row of slots, each of some alternatives, ends that begins at a word of a text.
  function end(text, start, slots) {
    if (!slots.length) return start;
    for (const { words, form, begun } of slots[0]) {
      if (stands(text, start, words, form, begun)) {
        const found = end(text, start + words.length, slots.slice(1));
        if (found) return found;
      }
    }
    return 0;
  }
  const has = (text, slots) => text.some((_, start) => end(text, start, slots));

  function same(words, form) {
    const found = new Map();
    const waiting = [words];
    for (const each of waiting) {
      for (const group of known) {
        const asked = each === words ? form : "exact";
        if (!group.some((variant) => key(variant, asked) === key(each, asked))) continue;
        for (const variant of group) {
          if (!found.has(key(variant, "exact"))) {
            found.set(key(variant, "exact"), variant);
            waiting.push(variant);
          }
        }
      }
    }
    return [...found.values()];
  }

  const longest = Math.max(1, ...known.flat().map((variant) => variant.length));
  function slotsOf(words, form, begun) {
    const slots = [];
    for (let place = 0; place < words.length; ) {
      let length = Math.min(longest, words.length - place);
      let others = [];
      for (; length > 1 && !others.length; length -= 1) {
        others = same(words.slice(place, place + length), form);
        if (others.length) break;
      }
      if (!others.length) others = same(words.slice(place, place + 1), form);
      const typed = words.slice(place, place + length);
      place += length;
      const last = begun && place === words.length;
      const variants = last ? [] : others.map((each) => ({ words: each, form: "exact" }));
      slots.push([{ words: typed, form, begun: last }, ...variants]);
    }
    return slots;
  }

  // Syllables that stand side by side in Vietnamese are one word, and so are numbers.
  function phrasesOf(slots, form, begun) {
    const phrases = [];
    for (const slot of slots) {
      const before = phrases.at(-1)?.at(-1);
      const joined = before && texts.some(({ vi }) => has(vi, [before, slot]));
      if (joined && !(begun && slot === slots.at(-1))) phrases.at(-1).push(slot);
      else phrases.push([slot]);
    }
    return phrases;
  }

  // The numbers of the texts that have all words, and whether diacritics had to be left out.
  return (typed) => {
    const words = wordsIn(inFigures(typed)).slice(0, 40);
    const marked = words.some((word) => word.exact !== word.plain);
    const form = marked ? "exact" : "plain";
    const ways = [[form, false], ...(marked ? [["plain", false]] : []), [form, true]];
    for (const [each, begun] of words.length ? ways : []) {
      const phrases = phrasesOf(slotsOf(words, each, begun), each, begun);
      const found = new Set();
      texts.forEach((text, number) => {
        if (phrases.every((slots) => has(text.vi, slots) || has(text.en, slots))) found.add(number);
      });
      if (found.size) return { found, unmarked: marked && each === "plain" };
    }
    return { found: new Set(), unmarked: false };
  };
}
