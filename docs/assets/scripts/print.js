// On paper a question's answer stands at the end, not below it.
(() => {
  /** @type {Record<string, [string, string]>} */
  const WORDS = { ko: ["답", "답은 맨 뒤 {n}번에 있습니다."], en: ["Answers", "Answer {n}, at the end."] };

  /** @type {Element[]} */
  let printed = [];

  /**
   * @param {string} tag
   * @param {string} className
   * @param {string} text
   */
  function element(tag, className, text) {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    printed.push(made);
    return made;
  }

  function gather() {
    const article = document.querySelector("article");
    const answers = article?.querySelectorAll("details.answer") ?? [];
    if (!article || !answers.length || printed.length) return;
    const [title, where] = WORDS[document.documentElement.lang] ?? WORDS.en;
    const section = element("section", "printed-answers", "");
    section.append(element("h2", "", title));
    const list = document.createElement("ol");
    for (const answer of answers) {
      const item = document.createElement("li");
      for (const part of answer.children) {
        if (part.localName !== "summary") item.append(part.cloneNode(true));
      }
      list.append(item);
      answer.before(element("p", "answer-number", where.replace("{n}", String(list.children.length))));
    }
    section.append(list);
    article.append(section);
  }

  function remove() {
    for (const part of printed) part.remove();
    printed = [];
  }

  addEventListener("beforeprint", gather);
  addEventListener("afterprint", remove);
})();
