/**
 * The rows of a text of delimited fields, by the rules of AWS: fields may stand in quotation marks, which may then hold
 * delimiters and line ends; two quotation marks stand for one, in any field; a backslash keeps a backslash, a quotation
 * mark or the delimiter that follows it, and is dropped before anything else. Empty lines have no row.
 *
 * @param delimiter one character
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/example-csv-parse-dist-map.html
 */
export function* csvRows(text: string, delimiter: string): Generator<string[]> {
  let row: string[] = [];
  let field = "";
  let quoted = false;
  // Tells a field that is empty in quotation marks from one that is not there.
  let begun = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string;
    const next = text[at + 1];
    if (character === "\\") {
      if (next === "\\" || next === '"' || next === delimiter) {
        field += next;
        at += 1;
      }
      begun = true;
    } else if (character === '"') {
      if (next === '"' && (quoted || begun)) {
        field += '"';
        at += 1;
      } else if (quoted) quoted = false;
      else if (begun) field += '"';
      else quoted = true;
      begun = true;
    } else if (quoted) {
      field += character;
    } else if (character === delimiter) {
      row.push(field);
      field = "";
      begun = false;
    } else if (character === "\n" || (character === "\r" && next === "\n")) {
      if (character === "\r") at += 1;
      if (row.length > 0 || begun) yield [...row, field];
      row = [];
      field = "";
      begun = false;
    } else {
      field += character;
      begun = true;
    }
  }
  if (row.length > 0 || begun) yield [...row, field];
}
