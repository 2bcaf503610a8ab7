import { mark } from "./mark";

interface Shape {
  readonly what: string;
  /** What has to be in a text, in lower case, for it to be looked at. */
  readonly hints: readonly string[];
  /** Finds secrets in time that grows with the text alone. Its group `keep` stays, before what is taken out. */
  readonly pattern: RegExp;
}

/** What is a secret wherever it stands, by its shape. */
const SHAPES: readonly Shape[] = [
  {
    what: "private key",
    hints: ["private key"],
    pattern:
      /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|$)/g,
  },
  {
    what: "task token",
    hints: ["aaaakgaaaa"],
    pattern: /(?<![A-Za-z0-9+/])(?:[A-Za-z0-9+/]{4})?AAAAKgAAAA[A-Za-z0-9+/]{40,}={0,2}/g,
  },
  {
    what: "AWS access key",
    hints: ["akia", "asia"],
    pattern: /(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])/g,
  },
  {
    what: "JSON web token",
    hints: ["eyj"],
    pattern: /(?<![\w-])eyJ[\w-]{5,}\.eyJ[\w-]{5,}\.[\w-]*/g,
  },
  {
    what: "authorization",
    hints: ["authorization"],
    pattern:
      /(?<keep>authorization\\*["']?\s{0,8}[=:]\s{0,8}\\*["']?(?:[\w-]{1,20} +)?)(?![«\s])[^\s,;"'\\]+/gi,
  },
  {
    what: "authorization",
    hints: ["bearer", "basic"],
    pattern: /(?<keep>(?<!\w)(?:bearer|basic)\s{1,8})(?=[^\s"']{0,4096}[0-9=])[\w.~+/=-]{8,}/gi,
  },
  {
    what: "cookie",
    hints: ["cookie"],
    pattern: /(?<keep>cookie\\*["']?\s{0,8}[=:]\s{0,8}\\*["']?)(?![«\s])[^\n"'\\]+/gi,
  },
  {
    what: "user and password",
    hints: ["://"],
    pattern: /(?<keep>:\/\/)[^\s/?#@:"'<>«]*:[^\s/?#"'<>]+(?=@)/g,
  },
  {
    what: "token",
    hints: ["gh", "github_pat_", "glpat-", "xox", "xapp-", "npm_", "sk", "rk_", "aiza", "sg."],
    pattern:
      /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{20,}|xox[a-z]-[\w-]{10,}|xapp-[\w-]{10,}|npm_[A-Za-z0-9]{30,}|[sr]k_(?:live|test)_[A-Za-z0-9]{16,}|sk-[\w-]{20,}|AIza[\w-]{35}|SG\.[\w-]{16,}\.[\w-]{16,})/g,
  },
  {
    what: "webhook",
    hints: ["hooks.slack.com/"],
    pattern: /(?<keep>hooks\.slack\.com\/(?:services|workflows|triggers)\/)[^\s"'<>]+/g,
  },
];

/** The text with every secret of a known shape taken out. */
export function withoutShapes(text: string): string {
  const lower = text.toLowerCase();
  let clean = text;
  for (const { what, hints, pattern } of SHAPES) {
    if (hints.some((hint) => lower.includes(hint))) clean = takenOut(clean, pattern, what);
  }
  return clean;
}

function takenOut(text: string, pattern: RegExp, what: string): string {
  return text.replace(pattern, (...found: unknown[]) => {
    const groups = found.at(-1);
    const keep = typeof groups === "object" && groups !== null && "keep" in groups ? String(groups.keep) : "";
    return `${keep}${mark(what)}`;
  });
}
