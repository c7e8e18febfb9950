// What an explorer says in a language: its own words, and those of all.
/** @import { CommonWords, Explorer, Language } from "./explorer.js" */

/** @type {Record<Language, CommonWords>} */
const COMMON = {
  ko: { run: "조작", reset: "처음 상태로", numbers: "숫자로 보기" },
  en: { run: "Controls", reset: "Reset", numbers: "In numbers" },
};

/**
 * @param {Explorer} explorer
 * @param {Language} language
 */
export const wordsOf = ({ words }, language) => ({ ...COMMON[language], ...words[language] });
