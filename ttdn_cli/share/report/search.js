"use strict";
// Finds records as `ttdn search` does, in the same texts and by the same rules:
// ttdn_cli/query/search without its ranks. `wordsIn` of words.js reads words.
// Groups of names that mean the same, each name a row of words.
function synonymsOf(groups) {
  const key = (words, form) => words.map((word) => word[form]).join(" ");
  const named = groups.map((group) => [
    ...new Map(group.map(wordsIn).filter((each) => each.length).map((each) => [key(each, "exact"), each])),
  ]);
  const known = { exact: new Map(), plain: new Map() };
  named.forEach((group, number) => {
    for (const [, name] of group) {
      for (const [form, numbers] of Object.entries(known)) {
        const at = key(name, form);
        numbers.set(at, [...new Set([...(numbers.get(at) ?? []), number])]);
      }
    }
  });
  const names = named.flat().map(([, name]) => name);
  return {
    names,
    longest: Math.max(0, ...names.map((name) => name.length)),
    of(words, form) {
      const found = new Map();
      const seen = new Set();
      const waiting = [...(known[form].get(key(words, form)) ?? [])];
      while (waiting.length) {
        const number = waiting.pop();
        if (seen.has(number)) continue;
        seen.add(number);
        for (const [exact, name] of named[number]) {
          found.set(exact, found.get(exact) ?? name);
          waiting.push(...known.exact.get(exact));
        }
      }
      found.delete(key(words, "exact"));
      return found;
    },
  };
}

const MONTHS =
  "january february march april may june july august september october november december".split(" ");

// A date in English words as Vietnamese writes it in figures; nothing where it is none.
function dateIn(typed) {
  const NAME = `(sept|${MONTHS.join("|")}|${MONTHS.map((each) => each.slice(0, 3)).join("|")})\\.?`;
  const DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
  const read = (pattern, ...order) => {
    const found = new RegExp(`^(?:on |in )?${pattern},? (\\d{4})$`, "i").exec(typed.trim());
    const month = (name) => MONTHS.findIndex((each) => each.startsWith(name.toLowerCase())) + 1;
    return found && order.map((each) => month(found[each]) || found[each]).join("/");
  };
  return read(`${DAY} (?:of )?${NAME}`, 1, 2, 3) ?? read(`${NAME} ${DAY}`, 2, 1, 3) ?? read(NAME, 1, 2) ?? "";
}

// Looks for words in records; `others` are found beside these, and change nothing of what is.
function searcher({ texts, records, others, synonyms, near, questions, sections }) {
  const MOST_WORDS = 64;
  const LEAST_BEGUN = 4;
  const LEAST_SCATTERED = 5;
  const own = synonymsOf(synonyms);
  const alike = synonymsOf(near);
  const line = (words, form = "exact") => words.map((word) => word[form]).join(" ");
  const compounds = { exact: new Set(), plain: new Set() };
  for (const name of alike.names.filter((each) => each.some(({ exact, plain }) => exact !== plain))) {
    for (let length = 2; length <= name.length; length += 1) {
      for (const form of ["exact", "plain"]) compounds[form].add(line(name.slice(0, length), form));
    }
  }
  const asking = (...lists) => {
    const rows = new Set(lists.flatMap((each) => questions[each]).map((each) => line(wordsIn(each))));
    return { rows, longest: Math.max(...[...rows].map((each) => each.split(" ").length)) };
  };
  const lists = [asking("words"), asking("words", "events")];
  const english = new Set(questions.english);
  const after = Object.entries(sections).map(([key, some]) => [key, some.map((each) => line(wordsIn(each)))]);

  // Which texts have a word, by the word without diacritics, and at which places.
  const read = texts.flatMap((kind) => kind.texts.map((text) => ({ ...kind, words: wordsIn(text) })));
  const places = new Map();
  read.forEach((text, number) => {
    text.words.forEach(({ plain }, place) => {
      if (!places.has(plain)) places.set(plain, new Map());
      const there = places.get(plain);
      there.set(number, [...(there.get(number) ?? []), place]);
    });
  });
  const counted = new Set(records.flatMap((each) => each.texts));

  function stands(words, start, typed, form, begun) {
    return typed.every((word, place) => {
      const there = words[start + place];
      if (!there || (place && there.breaks)) return false;
      if (!begun || place < typed.length - 1) return there[form] === word[form];
      // Without a mark of its own, what is typed may begin a word with some.
      return (/^[\x00-\x7f]*$/.test(begun) ? there.plain : there.written).startsWith(begun);
    });
  }

  function* ends(words, start, slot) {
    if (stands(words, start, slot.typed, slot.form, slot.begun)) yield start + slot.typed.length;
    for (const name of slot.names) {
      const alone = slot.joined || name.length > 1 || !words[start].joined;
      if (alone && stands(words, start, name, "exact", "")) yield start + name.length;
    }
  }

  // Where a row of slots ends that begins at a word, or 0.
  function end(words, start, slots, place = 0) {
    for (const found of ends(words, start, slots[place])) {
      if (place + 1 === slots.length) return found;
      const further = found < words.length && !words[found].breaks && end(words, found, slots, place + 1);
      if (further) return further;
    }
    return 0;
  }

  // Where in each text a row of slots may begin.
  function starts(slot) {
    const found = new Map();
    const add = (plain) =>
      places.get(plain)?.forEach((some, number) => found.set(number, [...(found.get(number) ?? []), ...some]));
    if (slot.begun) {
      for (const [plain] of places) add(plain);
    } else {
      new Set([slot.typed, ...slot.names].map((words) => words[0].plain)).forEach(add);
    }
    return found;
  }

  // The numbers of the texts that have a row of slots.
  function having(slots, part = false) {
    const found = new Set();
    for (const [number, some] of starts(slots[0])) {
      const { words, whole } = read[number];
      let last = 0;
      for (const start of some.sort((one, other) => one - other)) {
        const ending = start < last ? 0 : end(words, start, slots);
        if (!ending) continue;
        last = ending;
        if (part || !whole || (start === 0 && ending === words.length)) {
          found.add(number);
          break;
        }
      }
    }
    return found;
  }

  function slotsOf(words, form, more) {
    const slots = [];
    const said = new Set();
    const longest = Math.max(own.longest, more?.longest ?? 0);
    for (let place = 0; place < words.length; ) {
      let typed;
      let names;
      for (let length = Math.max(1, Math.min(longest, words.length - place)); length; length -= 1) {
        typed = words.slice(place, place + length);
        names = new Map([...own.of(typed, form), ...(more?.of(typed, form) ?? [])]);
        if (names.size) break;
      }
      place += typed.length;
      const meaning = JSON.stringify([...new Set([typed, ...names.values()].map((each) => line(each, "plain")))].sort());
      // `yếu kém, tồn tại` says one thing twice.
      if (more && names.size && said.has(meaning)) continue;
      said.add(meaning);
      const { joined, follows, glued } = typed[0];
      const marked = typed.some((word) => word.inflected) ? "exact" : form;
      slots.push({ typed, form: marked, names: [...names.values()], begun: "", joined, follows, glued });
    }
    return slots;
  }

  function phrasesOf(slots, isOne) {
    const phrases = [];
    for (const slot of slots) {
      const before = phrases.at(-1);
      if (before && (slot.glued || (slot.follows && isOne([...before, slot])))) before.push(slot);
      else phrases.push([slot]);
    }
    return phrases;
  }

  // Syllables that stand side by side in Vietnamese are one word, and so are numbers.
  function isOne(slots) {
    const numbers = slots.every(({ typed }) => /^[0-9]+$/.test(typed[0].exact));
    for (const number of having(slots, true)) {
      const { role, language } = read[number];
      if (counted.has(number) && role === "value" && (numbers || language === "vi")) return true;
    }
    const isMonth = ({ typed }) => MONTHS.includes(typed[0].exact);
    const isDay = ({ typed }) => /^[0-9]+$/.test(typed[0].exact);
    const named = slots.filter(isMonth);
    if (named.length === 1 && slots.every((slot) => isMonth(slot) || isDay(slot))) return true;
    const { form } = slots[0];
    const mixed = form === "exact" && slots.some(({ typed }) => typed.some(({ exact, plain }) => exact === plain));
    if (mixed && isOne(slots.map((slot) => ({ ...slot, form: "plain" })))) return true;
    return compounds[form].has(slots.map(({ typed }) => line(typed, form)).join(" "));
  }

  const phrases = (words, form, more) => phrasesOf(slotsOf(words, form, more), isOne);

  // The words that do not only make a question; an expression of several stays as it is.
  function contentOf(words, left, { empty = false, form } = {}) {
    const kept = [];
    for (let place = 0; place < words.length; ) {
      const longestRow = (most, holds) => {
        let length = Math.min(most, words.length - place);
        while (length > 0 && !holds(words.slice(place, place + length))) length -= 1;
        return length;
      };
      const asking = longestRow(left.longest, (some) => left.rows.has(line(some)));
      const known = form ? longestRow(alike.longest, (some) => alike.of(some, form).size) : 0;
      const length = known > asking ? known : asking ? 0 : 1;
      kept.push(...words.slice(place, place + length));
      place += length || asking;
    }
    return kept.length || empty ? kept : words;
  }

  function begun(words, form) {
    const last = words.at(-1);
    const before = phrases(words.slice(0, -1), form);
    const slot = { typed: [last], form, names: [], begun: last.written, joined: false };
    const beside = before.length && (last.glued || last.exact.length === 1);
    if ((last.plain.length < LEAST_BEGUN || /^[0-9]+$/.test(last.exact)) && !beside) return [];
    return beside ? [...before.slice(0, -1), [...before.at(-1), slot]] : [...before, [slot]];
  }

  function* waysOf(typed, words) {
    const marked = words.some(({ exact, plain }) => exact !== plain);
    const meant = lists.map((list) => contentOf(words, list, { form: marked ? "exact" : "plain" }));
    const [content] = meant;
    const ofLength = (rows) => [...new Map(rows.map((some) => [some.length, some])).values()];
    const every = ofLength([words, ...meant]);
    const counting = marked || words.some(({ exact }) => english.has(exact)) ? "exact" : "plain";
    for (const form of marked ? ["exact", "plain"] : [counting]) {
      const way = form === counting ? "typed" : "plain";
      const near = phrases(content, form, alike);
      if (near.length === 1 && words.length > 1) {
        // An expression is none where its words stand apart.
        yield [way, [slotsOf(words, form)]];
        yield ["near", near];
      } else {
        yield [way, phrases(words, form)];
      }
      for (const some of [...every.slice(1), wordsIn(dateIn(typed))]) yield [way, phrases(some, form)];
      yield ["headings", phrases(content, form)];
      for (const some of ofLength(meant)) yield ["near", phrases(some, form, alike)];
    }
    if (marked) yield ["beginning", begun(words, "exact")];
    else if (counting === "exact") {
      yield ["plain", phrases(content, "plain")];
      yield ["plain", phrases(meant.at(-1), "plain", alike)];
    }
    yield ["notes", phrases(content, content.length === 1 ? "exact" : counting)];
    yield ["beginning", begun(words, counting)];
    if (content.length >= LEAST_SCATTERED) {
      yield ["typed", phrasesOf(slotsOf(content, counting), () => false)];
    }
  }

  const ROLES = { headings: ["value", "heading"], near: ["value", "heading"], notes: ["value", "heading", "note"] };

  const isKind = ({ role, whole }) => role !== "heading" && whole;

  // The records that have every phrase, those that have them in one language where there are any.
  function matches(some, sets, roles) {
    const has = (record, except) =>
      sets.every((set) =>
        record.texts.some((number) => {
          const { role, language } = read[number];
          const heading = role === "heading" && read[number].words.length > 1;
          return set.has(number) && (heading || roles.includes(role)) && language !== except;
        }),
      );
    const found = some.filter((each) => has(each));
    const inOne = found.filter((each) => has(each, "vi") || has(each, "en"));
    return inOne.length ? inOne : found;
  }

  // From where to where each phrase stands in the words of a text.
  function spansIn(words, rows) {
    const found = [];
    for (const slots of rows) {
      for (let start = 0; start < words.length; start += 1) {
        const ending = end(words, start, slots);
        if (!ending) continue;
        found.push([words[start].start, words[ending - 1].end]);
        start = ending - 1;
      }
    }
    return found;
  }

  // The ids of what is found, how it was, and the phrases that were.
  function lookFor(typed) {
    const words = wordsIn(typed).slice(0, MOST_WORDS);
    const asked = after
      .filter(([, some]) => some.some((each) => ` ${line(words)} `.includes(` ${each} `)))
      .map(([key]) => key);
    const named = records.filter(({ id }) => id === typed.trim().toLowerCase());
    const answer = (found, way, rows) => ({
      ids: new Set([...named, ...found, ...beside].map(({ id }) => id)),
      way,
      rows,
    });
    let beside = [];
    let besideWay = "typed";
    let besideRows = [];
    let first;
    for (const [way, rows] of words.length ? waysOf(typed, words) : []) {
      const sets = rows.map((each) => having(each));
      if (!rows.length) continue;
      const roles = ROLES[way] ?? ["value"];
      if (!beside.length) [beside, besideWay, besideRows] = [matches(others, sets, roles), way, rows];
      let found = matches(records, sets, roles);
      if (way === "near") {
        const ofKind = ({ texts: some }) =>
          sets.every((set) => some.some((number) => isKind(read[number]) && set.has(number)));
        const kinds = found.filter(ofKind);
        if (kinds.length) found = kinds;
      }
      if (!found.length) continue;
      const answers = found.filter(({ section }) => asked.includes(section));
      if (!first && (answers.length || !asked.length)) return answer(answers.length ? answers : found, way, rows);
      if (first && answers.length && ["typed", "near"].includes(way)) {
        return answer([...answers, ...first[0]], way, [...first[2], ...rows]);
      }
      first ??= [found, way, rows];
    }
    if (!first && asked.length && words.length > 1 && !contentOf(words, lists[0], { empty: true }).length) {
      return answer(records.filter(({ section }) => asked.includes(section)), "headings", []);
    }
    return first ? answer(...first) : answer([], besideWay, besideRows);
  }

  return { lookFor, spansIn };
}
