// A message of the graders, as Python sends it: in each language its lines, and the places that it names.

/** @import { Row } from "./answers.js" */

/**
 * A line of a message as plain text.
 * @param {Row} row
 */
export function textOf(row) {
  return row.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
}
