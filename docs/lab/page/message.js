// A message of the graders, as Python sends it.

/** @import { Piece } from "./answers.js" */

/**
 * A line of a message as plain text.
 * @param {Piece[]} line
 */
export function textOf(line) {
  return line.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
}
