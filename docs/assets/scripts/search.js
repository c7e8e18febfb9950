// Searches in a worker, in the place of Material's own, with whose search box it speaks: lunr, which that one
// asks, finds only how words begin, and Korean words hide in one another. The course is small enough to read
// all of it for each query. It is fetched with the first one: most visits search for nothing.

/**
 * @typedef {object} Doc  A section as `docs/pipeline/finish/search.py` writes it into the index.
 * @property {string} location
 * @property {string} title
 * @property {string} text
 * @property {string} [code]
 * @property {string} [twin]  Where the same code stands in the other language.
 * @property {number} [boost]
 */
/**
 * @typedef {Doc & { path: string, page: Doc, own: boolean, code: string, titles: string, pageTitles: string }} Section
 *   A section with its page; `own` if it is in the reader's language.
 */
/** @typedef {{ text: string, pattern: RegExp, rarity: number }} Term */
/** @typedef {{ section: Section, matched: Record<string, boolean>, score: number }} Result */

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const LONGEST = 160;

// What stands after a Korean noun. A noun without it is found wherever it is found with it.
const ENDING =
  /(?:에서는|에서|으로는|으로|에게|까지|부터|처럼|보다|이란|란|에는|에도|은|는|이|가|을|를|의|에|로|와|과|도|만)$|(?:하|되)(?:는|면|고|기|지|여|다)$|(?:한|된)다?$|(?:합|됩)니다$|(?:해|할|될)$/;

// Syllables in Unicode: by first consonant, vowel (ㅗ before ㅘ, ㅙ and ㅚ) and last consonant.
const [FIRST_SYLLABLE, VOWELS, FINALS] = [0xac00, 21, 28];

// The page names its language behind the worker's address; without a server, Material's
// shim runs this script in a frame.
/** @type {HTMLScriptElement | null | undefined} */
const script = self.document?.querySelector("script[src]");
const address = script?.src ?? location.href;
const reader = address.split("?")[1] || navigator.language.slice(0, 2);

/** @type {Section[]} */
let sections = [];
/** @type {Record<string, string>} */
let spellings = {}; // how words are written elsewhere, where the course writes them otherwise

/** @type {Promise<void> | undefined} */
let fetched;
let asked = "";
let told = "";

addEventListener("message", async ({ data: { type, data } }) => {
  if (type === SETUP) {
    sections = read(data.docs); // all of them in the copy without a server
    spellings = data.config.spellings;
    postMessage({ type: READY });
  } else if (type === QUERY) {
    asked = data;
    if (data && !sections.length) {
      fetched ??= fetchSections();
      await fetched;
    }
    if (asked === data) tell(found(data));
  }
});

/** @param {ReturnType<typeof found>} items */
function tell(items) {
  const now = JSON.stringify(items);
  if (items.length && now === told) return; // the page would flicker, and show the same
  told = now;
  postMessage({ type: RESULT, data: { items } });
}

async function fetchSections() {
  try {
    const response = await fetch(new URL("../../search/sections.json", address));
    if (!response.ok) throw new Error(response.statusText);
    sections = read(await response.json());
  } catch {
    fetched = undefined; // the next letter tries again
  }
}

/**
 * A section in the reader's language comes first, carries the code, which the index holds once
 * for both, and is found by its title in either language.
 * @param {Doc[]} docs
 * @returns {Section[]}
 */
function read(docs) {
  const all = new Map(docs.map((doc) => [doc.location, doc]));
  /** @type {Map<string, string[]>} */
  const titles = new Map(docs.map(({ location }) => [location.slice(2), []]));
  for (const { location, title } of docs) titles.get(location.slice(2))?.push(title);
  const titlesOf = (/** @type {Doc} */ { location }) => titles.get(location.slice(2))?.join("\n") ?? "";
  return docs.map((doc) => {
    const [path] = doc.location.split("#");
    const page = all.get(path) ?? doc;
    const own = doc.location.startsWith(reader);
    const code = (own && (doc.code ?? all.get(doc.twin ?? "")?.code)) || "";
    return { ...doc, path, page, own, code, titles: titlesOf(doc), pageTitles: titlesOf(page) };
  });
}

/** @param {string} query */
function found(query) {
  const terms = termsOf(query);
  if (!terms.length) return [];
  /** @type {Map<string, Result[]>} */
  const groups = new Map();
  for (const section of sections) {
    const result = weighed(section, terms);
    if (!result) continue;
    const group = groups.get(section.path);
    if (group) group.push(result);
    else groups.set(section.path, [result]);
  }
  return [...groups.values()]
    .map((group) => group.sort((a, b) => b.score - a.score))
    .sort(([a], [b]) => Number(b.section.own) - Number(a.section.own) || b.score - a.score)
    .map((group) => shown(group, terms));
}

/**
 * @param {string} query
 * @returns {Term[]}
 */
function termsOf(query) {
  const words = query.normalize("NFC").match(/"[^"]+"|[^\s"]+/g) ?? [];
  const texts = words.flatMap((word) => {
    if (word.startsWith('"')) return [word.slice(1, -1)];
    // Half a syllable is one that is being typed.
    const bare = word.replace(/^[^\p{L}\p{N}_]+|[^\p{L}\p{N}_]+$|[ㄱ-ㅣ]+$/gu, "") || word;
    return /^[가-힣]+$/.test(bare) ? pieces(respelled(bare)) : [bare.replace(/(?<=[a-z]{3}[^s])s$/, "")];
  });
  return [...new Set(texts.filter(Boolean))].map((text) => {
    const pattern = matcher(text);
    const holding = sections.filter((section) => holds(section, pattern)).length;
    return { text, pattern, rarity: Math.log(1 + sections.length / (1 + holding)) };
  });
}

/** @param {string} word */
function respelled(word) {
  const other = Object.keys(spellings).find((spelling) => word.includes(spelling));
  return other && !known(word) ? word.replace(other, spellings[other]) : word;
}

/** @param {string} piece */
function known(piece) {
  return sections.some(({ title, text }) => title.includes(piece) || text.includes(piece));
}

/**
 * "학습률발산은" is nowhere, but "학습률" and "발산" are. A term of the course has no ending, whatever it ends in: "가능도".
 * @param {string} word
 * @returns {string[]}
 */
function pieces(word) {
  const stem = Object.values(spellings).includes(word) ? word : word.replace(ENDING, "");
  if (stem.length > 1) word = stem;
  for (let length = word.length; length > 1; length--) {
    const piece = word.slice(0, length);
    if (!known(piece)) continue;
    const rest = word.slice(length);
    return rest.length > 1 ? [piece, ...pieces(rest)] : [piece];
  }
  return [word];
}

/**
 * Latin words are found by how they begin; only one that begins nowhere is looked for inside.
 * @param {string} text
 */
function matcher(text) {
  if (/^[가-힣]+$/.test(text) && !known(text)) return new RegExp(begun(text), "g");
  const literal = text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&").replace(/[\s-]+/g, "[\\s-]+");
  if (!/^[a-z0-9]/i.test(text)) return new RegExp(literal, "gi");
  const pattern = new RegExp(`(?<![a-z0-9])${literal}`, "gi");
  const begins = sections.some((section) => holds(section, pattern));
  return begins ? pattern : new RegExp(literal, "gi");
}

/**
 * What a word can become whose last syllable is being typed: from 학스 comes 학습, and from 핛.
 * @param {string} word
 */
function begun(word) {
  const code = word.charCodeAt(word.length - 1) - FIRST_SYLLABLE;
  const final = code % FINALS;
  const others = VOWELS - 1 - (Math.floor(code / FINALS) % VOWELS); // that follow its vowel
  const first = code - final + FIRST_SYLLABLE;
  const last = first + FINALS - 1 + (final ? 0 : Math.min(3, others) * FINALS);
  const syllable = `[${String.fromCharCode(first)}-${String.fromCharCode(last)}]`;
  return word.slice(0, -1) + syllable + (final ? "[가-힣]?" : ""); // a final consonant begins the next, often
}

/** @param {Section} section  @param {RegExp} pattern */
function holds({ titles, text, code }, pattern) {
  return [titles, text, code].some((part) => count(part, pattern) > 0);
}

/** @param {string} text  @param {RegExp} pattern */
function count(text, pattern) {
  return text.match(pattern)?.length ?? 0;
}

/**
 * @param {Section} section  @param {Term[]} terms
 * @returns {Result | null}
 */
function weighed(section, terms) {
  const { title, titles, pageTitles, text, code, boost = 1 } = section;
  /** @param {string} part  @param {RegExp} pattern */
  const has = (part, pattern) => Math.min(1, count(part, pattern));
  /** @type {Record<string, boolean>} */
  const matched = {};
  let score = 0;
  for (const { text: term, pattern, rarity } of terms) {
    const inside =
      3 * has(title, pattern) + 3 * has(titles, pattern) + Math.log2(1 + count(text, pattern)) + has(code, pattern);
    matched[term] = inside > 0;
    if (inside) score += rarity * (inside + 2 * has(pageTitles, pattern));
  }
  const share = Object.values(matched).filter(Boolean).length / terms.length;
  if (!share) return null;
  if (terms.length > 1) {
    const phrase = new RegExp(terms.map(({ pattern }) => pattern.source).join("[\\s-]*"), "gi");
    score += 6 * has(titles, phrase) + 2 * Math.sqrt(count(text, phrase));
  }
  return { section, matched, score: boost * score * share ** 2 };
}

/**
 * What Material shows of a page: its best sections, and its own title above them.
 * @param {Result[]} group  @param {Term[]} terms
 */
function shown(group, terms) {
  const items = group.map(({ section, matched, score }) => ({
    location: section.location,
    title: inLanguage(section, "span", marked(section.title, terms)),
    text: excerpt(section, terms),
    terms: matched,
    score,
  }));
  const [{ section }] = group;
  if (!items.some(({ location }) => location === section.page.location)) {
    const { location, title } = section.page;
    items.push({ location, title: inLanguage(section, "span", marked(title, terms)), text: "", terms: {}, score: 0 });
  }
  return items;
}

/** @param {Section} section  @param {Term[]} terms */
function excerpt(section, terms) {
  const { text, code } = section;
  const places = terms.flatMap(({ pattern }) => [...text.matchAll(pattern)].map((m) => m.index));
  if (!places.length && code) {
    const lines = code.split("\n").filter((line) => terms.some(({ pattern }) => count(line, pattern)));
    if (lines.length) return `<pre><code>${marked(lines.slice(0, 3).join("\n"), terms)}</code></pre>`;
  }
  if (!text) return "";
  /** @type {[number, number][]} */
  const ranges = (places.length ? places : [0]).map((place) => around(text, place));
  const kinds = (/** @type {[number, number]} */ [start, end]) =>
    terms.filter(({ pattern }) => count(text.slice(start, end), pattern)).length;
  const [start, end] = ranges.reduce((best, range) => (kinds(range) > kinds(best) ? range : best));
  const part = marked(text.slice(start, end), terms);
  return inLanguage(section, "p", `${start ? "… " : ""}${part}${end < text.length ? " …" : ""}`);
}

/** @param {Section} section  @param {string} tag  @param {string} html */
function inLanguage({ own, location }, tag, html) {
  return own ? `<${tag}>${html}</${tag}>` : `<${tag} lang="${location.slice(0, 2)}">${html}</${tag}>`;
}

/**
 * From whole word to whole word, a little before the place.
 * @param {string} text  @param {number} place
 * @returns {[number, number]}
 */
function around(text, place) {
  const start = place < LONGEST / 4 ? 0 : text.indexOf(" ", place - LONGEST / 4) + 1;
  if (start + LONGEST >= text.length) return [Math.min(start, place), text.length];
  return [Math.min(start, place), text.lastIndexOf(" ", start + LONGEST)];
}

/** @param {string} text  @param {Term[]} terms */
function marked(text, terms) {
  const any = new RegExp(terms.map(({ pattern }) => pattern.source).join("|"), "gi");
  let html = "";
  let last = 0;
  for (const { 0: match, index } of text.matchAll(any)) {
    html += `${escaped(text.slice(last, index))}<mark>${escaped(match)}</mark>`;
    last = index + match.length;
  }
  return html + escaped(text.slice(last));
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
