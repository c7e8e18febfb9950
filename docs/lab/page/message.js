// A message of the graders, as Python sends it: in each language its lines, and the places that it names.

/**
 * @typedef {{file: string, line: number}} Place
 * @typedef {(string | ({text: string} & Place))[]} Line  texts, and those of them that name a place
 * @typedef {{ko: Line[], en: Line[], places: Place[]}} Message
 */

/** A line of a message as plain text. */
export function textOf(line) {
  return line.map((piece) => piece.text ?? piece).join("");
}
