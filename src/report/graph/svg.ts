import type { Definition } from "../../asl/definition";
import { type DefinitionLayout, definitionLayout, type PlacedScope } from "./definition-layout";
import { definitionSentences } from "./definition-sentences";
import { edgesSvg, labelsSvg } from "./edge-svg";
import type { GraphMarks } from "./marks";
import { stateSvg } from "./state-svg";
import { GRAPH_STYLE } from "./style";
import { shownText } from "./text-lines";
import { rounded, xmlText } from "./xml";

export interface GraphOptions {
  /** What a screen reader calls the picture. */
  readonly title: string;
  /** @default the states and where they lead, as sentences */
  readonly description?: string;
  /** What an execution did. @default the definition alone is drawn */
  readonly marks?: GraphMarks;
  /**
   * Whether each state can be focused and pressed: it is a button with its JSON path in `data-path`, and with `aria-pressed`
   * set to `true` it looks selected.
   * @default false: the whole is one image
   */
  readonly selectable?: boolean;
  /** Begins the ids in the picture, which are unique in a page then. @default "graph-" */
  readonly idPrefix?: string;
}

/**
 * A picture of a definition: one SVG element with its own style sheet, without scripts and references to anything outside.
 * The same definition gives the same text everywhere.
 */
export function graphSvg(definition: Definition, options: GraphOptions): string {
  const { title, marks, selectable = false } = options;
  const layout = definitionLayout(definition, marks);
  const prefix = (options.idPrefix ?? "graph-").replace(/[^\w-]/g, "");
  const [width, height] = [rounded(layout.width), rounded(layout.height)];
  const labelled = `aria-labelledby="${prefix}title ${prefix}desc"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="asl-graph" role="${selectable ? "group" : "img"}" ${labelled} width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title id="${prefix}title">${xmlText(shownText(title))}</title>`,
    `<desc id="${prefix}desc">${xmlText(options.description ?? definitionSentences(definition))}</desc>`,
    `<style>${GRAPH_STYLE}</style>`,
    `<rect class="g-paper" width="${width}" height="${height}" rx="12"/>`,
    drawn(layout, marks, selectable),
    "</svg>\n",
  ].join("\n");
}

/** Scope by scope, each after the state that holds it; without recursion, since scopes nest at any depth. */
function drawn({ scopes }: DefinitionLayout, marks: GraphMarks | undefined, selectable: boolean): string {
  const lines: string[] = [];
  const root = scopes.get("$");
  const waiting: (string | PlacedScope)[] = root === undefined ? [] : [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next === "string") {
      lines.push(next);
      continue;
    }
    const scope = next;
    lines.push(edgesSvg(scope, marks));
    const parts = scope.layout.graph.order.flatMap((node): (string | PlacedScope)[] => {
      const state = scope.states[node];
      if (state === undefined) return [];
      const inner = state.panels.flatMap((panel) => scopes.get(panel.scope.path) ?? []);
      return [stateSvg(state, { marks, selectable }), ...inner];
    });
    waiting.push(...[...parts, labelsSvg(scope, marks)].reverse());
  }
  return lines.filter((line) => line !== "").join("\n");
}
