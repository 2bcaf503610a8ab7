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

interface Frame {
  readonly bound: Set<string>;
  readonly outer: Frame | undefined;
}

interface Place {
  readonly node: unknown;
  readonly frame: Frame;
  /** Whether there is no value here that a name could be read from. */
  readonly bare: boolean;
}

interface Use extends FreeVariable {
  readonly frame: Frame;
}

/**
 * What an expression reads. A variable bound anywhere in a block counts as bound in all of it, and one that the expression
 * asks `$exists` for may be missing.
 */
export function referencesOf(tree: Node): References {
  const uses: Use[] = [];
  const tested = new Set<string>();
  const withoutContext: string[] = [];
  const waiting: Place[] = [{ node: tree, frame: { bound: new Set(), outer: undefined }, bare: true }];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const { node, frame, bare } = place;
    if (!isNode(node)) continue;
    if (isCallOf("exists", node)) {
      for (const one of list(node.arguments))
        if (isNode(one) && one.type === "variable") tested.add(String(one.value));
    }
    if (node.type === "variable" && !isImplicit(node)) {
      uses.push({ name: String(node.value), member: undefined, frame });
    } else if (node.value === "$" && node.type === "variable") {
      withoutContext.push("$$");
    } else if (bare && node.type === "variable") {
      withoutContext.push("$");
    } else if (bare && node.type === "name") {
      withoutContext.push(String(node.value));
    }
    // One by one: a call takes fewer arguments than an array can have elements.
    for (const inner of inside(place, uses)) waiting.push(inner);
  }
  return {
    variables: uses.filter((use) => !isBound(use) && (!tested.has(use.name) || use.name === "states")),
    withoutContext,
  };
}

function inside({ node, frame, bare }: Place, uses: Use[]): Place[] {
  if (!isNode(node)) return [];
  const here = (inner: unknown): Place => ({ node: inner, frame, bare });
  const within = (inner: unknown): Place => ({ node: inner, frame, bare: false });
  for (const name of [node.focus, node.index]) if (typeof name === "string") frame.bound.add(name);
  const applied = [...list(node.predicate), ...list(node.stages)].map((stage) => {
    if (isNode(stage) && stage.type === "index") frame.bound.add(String(stage.value));
    return within(isNode(stage) ? stage.expr : undefined);
  });
  const grouped = isRecord(node.group) ? list(node.group.lhs).flatMap(list).map(within) : [];
  return [...applied, ...grouped, ...parts(node, here, within, frame, uses)];
}

function parts(
  node: Node,
  here: (inner: unknown) => Place,
  within: (inner: unknown) => Place,
  frame: Frame,
  uses: Use[],
): Place[] {
  switch (node.type) {
    case "path": {
      const [first, second, ...others] = list(node.steps);
      if (!isNode(first) || first.type !== "variable" || isImplicit(first)) {
        return [here(first), ...[second, ...others].map(within)];
      }
      const plain = first.predicate === undefined && isNode(second) && second.type === "name";
      uses.push({ name: String(first.value), member: plain ? String(second.value) : undefined, frame });
      return [...inside(within({ ...first, type: "used" }), uses), ...[second, ...others].map(within)];
    }
    case "block": {
      const block = { bound: new Set<string>(), outer: frame };
      return list(node.expressions).map((inner) => ({ ...here(inner), frame: block }));
    }
    case "lambda": {
      const bound = new Set(list(node.arguments).map((one) => (isNode(one) ? String(one.value) : "")));
      return [{ ...here(node.body), frame: { bound, outer: frame } }];
    }
    case "bind":
      if (isNode(node.lhs)) frame.bound.add(String(node.lhs.value));
      return [here(node.rhs)];
    case "sort":
      return list(node.terms).map((term) => within(isRecord(term) ? term.expression : undefined));
    case "transform":
      return [node.pattern, node.update, node.delete].map(within);
    default:
      return [
        ...[node.lhs, node.rhs].flatMap((side) => (Array.isArray(side) ? side.flatMap(list) : [side])),
        ...list(node.expressions),
        ...list(node.arguments),
        ...[node.expression, node.procedure, node.condition, node.then, node.else],
      ].map(here);
  }
}

function isCallOf(name: string, { type, procedure }: Node): boolean {
  return type === "function" && isNode(procedure) && procedure.value === name;
}

/** `$` or `$$`: the value at hand, and the one that the expression is given. */
function isImplicit({ value }: Node): boolean {
  return value === "" || value === "$";
}

function isBound({ name, frame }: Use): boolean {
  for (let at: Frame | undefined = frame; at !== undefined; at = at.outer) {
    if (at.bound.has(name)) return true;
  }
  return false;
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isNode(value: unknown): value is Node {
  return isRecord(value) && typeof value.type === "string";
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
