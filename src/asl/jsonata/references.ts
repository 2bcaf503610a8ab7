import { remembered } from "../remembered";
import type { Node } from "./syntax-tree";

/** A variable that an expression reads and does not bind itself. */
interface FreeVariable {
  /** Without `$`. */
  readonly name: string;
  /** The member that is read of it at once, as `input` of `$states.input`; undefined where that cannot be told. */
  readonly member: string | undefined;
}

/** What an expression reads of what is around it. */
export interface References {
  readonly variables: readonly FreeVariable[];
  /** Names that are read where no value is to read them from: `scene` in `scene.id`, `$` and `$$`. */
  readonly withoutContext: readonly string[];
}

/**
 * What an expression reads. A variable bound anywhere in a block counts as bound in all of it, and one that the expression
 * asks `$exists` for may be missing.
 */
export const referencesOf = remembered((tree: Node): References => new Reader(tree).references());

/** The variables of a block or a function's body, and those around it. */
interface Frame {
  readonly bound: Set<string>;
  readonly outer: Frame | undefined;
}

interface Place {
  readonly node: Node;
  readonly frame: Frame;
  /** Whether there is no value here that a name could be read from. */
  readonly bare: boolean;
}

interface Use extends FreeVariable {
  readonly frame: Frame;
}

/** Walks a tree without recursion: an expression can nest deep. */
class Reader {
  readonly #uses: Use[] = [];
  readonly #tested = new Set<string>();
  readonly #withoutContext: string[] = [];
  readonly #waiting: Place[] = [];

  constructor(tree: Node) {
    this.#add(tree, { bound: new Set(), outer: undefined }, true);
    for (let place = this.#waiting.pop(); place !== undefined; place = this.#waiting.pop()) this.#read(place);
  }

  references(): References {
    return {
      variables: this.#uses.filter((use) => !isBound(use) && !this.#tested.has(use.name)),
      withoutContext: this.#withoutContext,
    };
  }

  #add(node: unknown, frame: Frame, bare: boolean): void {
    if (isNode(node)) this.#waiting.push({ node, frame, bare });
  }

  #addAll(nodes: unknown, frame: Frame, bare: boolean): void {
    if (Array.isArray(nodes)) for (const node of nodes) this.#add(node, frame, bare);
  }

  #read({ node, frame, bare }: Place): void {
    this.#readAround(node, frame);
    switch (node.type) {
      case "name":
        if (bare) this.#withoutContext.push(String(node.value));
        break;
      case "variable":
        this.#readVariable(node, undefined, frame, bare);
        break;
      case "path":
        this.#readPath(node, frame, bare);
        break;
      case "block":
        this.#addAll(node.expressions, { bound: new Set(), outer: frame }, bare);
        break;
      case "lambda":
        this.#add(node.body, { bound: new Set(namesOf(node.arguments)), outer: frame }, bare);
        break;
      case "bind":
        if (isNode(node.lhs)) frame.bound.add(String(node.lhs.value));
        this.#add(node.rhs, frame, bare);
        break;
      case "transform":
        for (const part of [node.pattern, node.update, node.delete]) this.#add(part, frame, false);
        break;
      case "sort":
        for (const term of listOf(node.terms)) this.#add(Object(term).expression, frame, false);
        break;
      default:
        this.#readParts(node, frame, bare);
    }
  }

  /** What is applied to a node's value: filters, grouping, and the names that it binds for what follows. */
  #readAround(node: Node, frame: Frame): void {
    for (const name of [node.focus, node.index]) if (typeof name === "string") frame.bound.add(name);
    for (const stages of [node.predicate, node.stages]) {
      for (const stage of listOf(stages)) {
        if (!isNode(stage)) continue;
        if (stage.type === "index") frame.bound.add(String(stage.value));
        this.#add(stage.expr, frame, false);
      }
    }
    for (const pair of listOf(Object(node.group).lhs)) this.#addAll(pair, frame, false);
  }

  #readVariable({ value }: Node, member: string | undefined, frame: Frame, bare: boolean): void {
    if (value === "$") this.#withoutContext.push("$$");
    else if (value !== "") this.#uses.push({ name: String(value), member, frame });
    else if (bare) this.#withoutContext.push("$");
  }

  #readPath({ steps }: Node, frame: Frame, bare: boolean): void {
    const [first, ...others] = listOf(steps);
    const [second] = others;
    this.#addAll(others, frame, false);
    if (!isNode(first) || first.type !== "variable") {
      this.#add(first, frame, bare);
      return;
    }
    this.#readAround(first, frame);
    const plain = first.predicate === undefined && isNode(second) && second.type === "name";
    this.#readVariable(first, plain ? String(second.value) : undefined, frame, bare);
  }

  #readParts(node: Node, frame: Frame, bare: boolean): void {
    if (node.type === "function" && isNode(node.procedure) && node.procedure.value === "exists") {
      for (const name of namesOf(node.arguments)) if (name !== "states") this.#tested.add(name);
    }
    for (const side of [node.lhs, node.rhs]) {
      if (!Array.isArray(side)) this.#add(side, frame, bare);
      else for (const pair of side) this.#addAll(pair, frame, bare);
    }
    this.#addAll(node.expressions, frame, bare);
    this.#addAll(node.arguments, frame, bare);
    for (const part of [node.expression, node.procedure, node.condition, node.then, node.else]) {
      this.#add(part, frame, bare);
    }
  }
}

/** The names of those nodes that are variables. */
function namesOf(nodes: unknown): string[] {
  return listOf(nodes).flatMap((node) =>
    isNode(node) && node.type === "variable" ? [String(node.value)] : [],
  );
}

function isBound({ name, frame }: Use): boolean {
  for (let at: Frame | undefined = frame; at !== undefined; at = at.outer)
    if (at.bound.has(name)) return true;
  return false;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as Node).type === "string";
}
