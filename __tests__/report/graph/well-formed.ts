const TOKEN = /<\/([A-Za-z][\w-]*)>|<([A-Za-z][\w-]*)((?:\s+[A-Za-z][\w:-]*="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const REFERENCE = /&(?!(?:amp|lt|gt|quot|#39|#9|#10|#13);)/;
const IMPOSSIBLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/u;

/** What keeps a text from being one XML element, as sentences: tags that do not match, markup in texts, characters that XML has not. */
export function xmlFaults(text: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  if (IMPOSSIBLE.test(text)) faults.push("a character that XML cannot hold");
  TOKEN.lastIndex = 0;
  let end = 0;
  for (const token of text.trim().matchAll(TOKEN)) {
    const [whole, closed, opened, attributes = "", empty, content = ""] = token;
    if (token.index !== end) return [...faults, `no markup at ${end}: ${text.slice(end, end + 40)}`];
    end += whole.length;
    if (REFERENCE.test(attributes) || REFERENCE.test(content))
      faults.push(`a bare & in ${whole.slice(0, 80)}`);
    if (opened !== undefined && empty === "") open.push(opened);
    if (closed !== undefined && open.pop() !== closed) faults.push(`</${closed}> closes something else`);
  }
  if (end !== text.trim().length) faults.push(`no markup at ${end}: ${text.slice(end, end + 40)}`);
  if (open.length > 0) faults.push(`${open.join(", ")} left open`);
  return faults;
}

/** What a strict Content-Security-Policy forbids, or what leads out of the picture. */
export function activeParts(svg: string): string[] {
  const tags = (svg.match(/<[A-Za-z][^>]*>/g) ?? []).map((tag) => tag.replace(/="[^"]*"/g, ""));
  return tags.filter(
    (tag) =>
      /^<(?:script|foreignObject|a|image|use|iframe|link)\b/i.test(tag) ||
      /\s(?:on\w+|style|href|xlink:href|src)\b/i.test(tag),
  );
}
