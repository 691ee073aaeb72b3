"use strict";
// Reads the words of a text as ttdn_cli/text/words.py does: whole syllables, with their marks and
// without.
const wordsIn = (() => {
  const TONES = "\u0300\u0309\u0303\u0301\u0323";
  const HIDDEN = "\\xad\\u034f\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufe00-\\ufe0f\\ufeff";
  const UNSEEN = new RegExp(`[${HIDDEN}]`, "g");
  const LETTERS = `[\\p{L}\\p{N}][\\p{L}\\p{N}_\\u0300-\\u036f${HIDDEN}]*`;
  const WORD = new RegExp(
    `(?<![\\p{L}\\p{N}])[0-9]+(?:[.,][0-9]+)*(?![\\p{L}\\p{N}])|${LETTERS}(?:['‘’ʼ]${LETTERS})*`,
    "gu",
  );
  const BREAKS = /[;:!?…()[\]\n]/;
  const NEXT = /^(?:\s*|[-/.&\u2010-\u2013])$/;
  const SIGN = /[-/.&\u2010-\u2013]/;

  // Syllables that are written with `i` or `y`.
  const finalI = (word) => word.replace(/^(h|k|l|m|s|t|qu)y(?=[\u0300\u0301\u0303\u0309\u0323]?$)/, "$1i");
  const bare = (digits) => digits.replace(/^0+(?=.)/, "");

  // As `read_digits` reads them; what can be no one number is several.
  function numbers(text) {
    const groups = text.split(/[.,]/);
    const signs = text.match(/[.,]/g) ?? [];
    const tail = groups.at(-1);
    const threes = (some) => some[0].length <= 3 && some.slice(1).every((each) => each.length === 3);
    const grouped = threes(groups) && groups[0][0] !== "0";
    const apart = signs.slice(0, -1);
    let parts = [groups[0], tail];
    if (!signs.length || text.replace(/[.,]/g, "").length > 20) parts = null;
    else if (new Set(signs).size > 1) {
      const one = new Set(apart).size === 1 && apart[0] !== signs.at(-1);
      parts = one && threes(groups.slice(0, -1)) ? [groups.slice(0, -1).join(""), tail] : null;
    } else if (signs.length > 1) parts = grouped ? [groups.join("")] : null;
    else if (grouped && (signs[0] === "." || tail === "000")) parts = [groups.join("")];
    if (!parts) return groups.map(bare);
    const decimals = (parts[1] ?? "").replace(/0+$/, "");
    return [decimals ? `${bare(parts[0])}.${decimals}` : bare(parts[0])];
  }

  // Harman's S-stemmer, as in words.py.
  function singular(word) {
    if (word.length > 3 && word !== "news") {
      if (/..men$/.test(word)) word = `${word.slice(0, -3)}man`;
      else if (/ies$/.test(word) && !/[ea]ies$/.test(word)) word = `${word.slice(0, -3)}y`;
      else if (/(?:ches|shes|sses|xes)$/.test(word)) word = word.slice(0, -2);
      else if (/s$/.test(word) && !/(?:us|ss|is)$/.test(word)) word = word.slice(0, -1);
    }
    return word.replace(/(?<=[a-z]{3})is(?=(?:e|ed|er|ing|ation)$)/, "iz");
  }

  const known = new Map();
  function forms(typed) {
    if (!known.has(typed)) known.set(typed, formsOf(typed));
    return known.get(typed);
  }

  // Each word with its diacritics and without.
  function formsOf(typed) {
    if (/^[0-9.,]+$/.test(typed)) return numbers(typed).map((each) => [each, each]);
    const word = typed
      .replace(UNSEEN, "")
      .normalize("NFC")
      .replace(/[ÐƉ]/g, "Đ")
      .replace(/[ðɖ]/g, "đ")
      .replace(/['‘’ʼ]s?$/, "")
      .toLowerCase();
    if (/^[0-9]+$/.test(word)) return [[bare(word), bare(word)]];
    if (/^[\x00-\x7f]*$/.test(word)) return [Array(2).fill(finalI(singular(word)))];
    // The tone belongs to the syllable, and not to a letter of it.
    const parted = [...word.normalize("NFD")];
    const tones = parted.filter((each) => TONES.includes(each)).join("");
    const exact = finalI(parted.filter((each) => !TONES.includes(each)).join("") + tones);
    return [[exact, exact.replace(/\p{M}/gu, "").replace(/đ/g, "d")]];
  }

  return (typed) => {
    const text = typed.replace(/[\uff01-\uff5e]/g, (each) => String.fromCharCode(each.charCodeAt() - 0xfee0));
    const words = [];
    let end = 0;
    for (const { 0: found, index } of text.matchAll(WORD)) {
      const between = text.slice(end, index);
      let breaks = BREAKS.test(between);
      let follows = words.length > 0 && NEXT.test(between);
      let glued = follows && !/^\s+$/.test(between);
      end = index + found.length;
      const joined =
        SIGN.test(text[index - 1] ?? "") ||
        (SIGN.test(text[end] ?? "") && /^[\p{L}\p{N}_]/u.test(text.slice(end + 1, end + 3)));
      const written = found.normalize("NFC").toLowerCase();
      const ascii = /^[\x00-\x7f]*$/.test(found);
      for (const [exact, plain] of forms(found)) {
        const inflected = ascii && exact !== finalI(written) && !/^[0-9]/.test(exact);
        words.push({ exact, plain, written, breaks, joined, follows, glued, inflected, start: index, end });
        [breaks, follows, glued] = [false, true, true];
      }
    }
    return words;
  };
})();
