import type { Definition } from "../../asl/definition";
import type { ScopeChange } from "../../review/definition/definition-change";
import { graphMermaid } from "../graph/mermaid";

/** One flowchart of a definition before and after a change; empty where there is neither. */
export function changeMermaid(
  before: Definition | undefined,
  after: Definition | undefined,
  _change: ScopeChange | undefined,
): string {
  const shown = after ?? before;
  return shown === undefined ? "" : graphMermaid(shown);
}
