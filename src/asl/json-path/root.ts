/** Which document a path reads: the input behind `$`, the context object behind `$$`, the variables behind `$name`. */
export type Root = "input" | "context" | "variables";

/** A path with the document that it reads. */
export interface RootedPath {
  readonly root: Root;
  /** The path within the document, beginning with `$`. */
  readonly path: string;
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html */
export function rooted(text: string): RootedPath {
  if (text.startsWith("$$")) return { root: "context", path: text.slice(1) };
  return /^\$[^$.[]/.test(text)
    ? { root: "variables", path: `$.${text.slice(1)}` }
    : { root: "input", path: text };
}
