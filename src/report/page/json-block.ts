/**
 * JSON text as it may stand in a script element: without `<` nothing in it can end the element or begin a comment.
 * JSON has that sign in strings only, where the escape means the same.
 */
export function jsonBlock(id: string, json: string): string {
  return `<script type="application/json" id="${id}">${json.replaceAll("<", "\\u003c")}</script>\n`;
}
