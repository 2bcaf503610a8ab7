import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JSONATA_FUNCTIONS } from "../../../src/asl/jsonata/functions";
import { referencesOf } from "../../../src/asl/jsonata/references";
import { parseJsonata } from "../../../src/asl/jsonata/syntax-tree";
import { evaluateExpression } from "../../../src/engine/jsonata/expression";
import { scope } from "../../engine/jsonata-scope";

function read(text: string) {
  const { tree, problem } = parseJsonata(text);
  if (tree === undefined) throw new Error(problem);
  const { variables, withoutContext } = referencesOf(tree);
  const names = variables.map(({ name, member }) =>
    member === undefined ? `$${name}` : `$${name}.${member}`,
  );
  return { reads: [...new Set(names)].sort(), bare: [...new Set(withoutContext)].sort() };
}

describe("what an expression reads", () => {
  it.each([
    ["$states.input.scene.id", ["$states.input"]],
    ["$states", ["$states"]],
    ["$states['result']", ["$states"]],
    ["$a + $b.c[$d = e]", ["$a", "$b.c", "$d"]],
    ["($x := $a; $y := $x; $x + $y)", ["$a"]],
    ["($x := 1; $x) + $x", ["$x"]],
    ["function($v, $i) { $v + $i + $w }", ["$w"]],
    ["($f := function($n) { $n <= 1 ? 1 : $n * $f($n - 1) }; $f($states.input.n))", ["$states.input"]],
    ["$states.input.a@$l.b#$i[$l.x = $i].{'l': $l}", ["$states.input"]],
    ["$states.input.a{k: $v}", ["$states.input", "$v"]],
    ["$states.input.a^(>b, <$c)", ["$c", "$states.input"]],
    ["$states.input ~> |a|{'b': $c}, ['d']|", ["$c", "$states.input"]],
    ["$exists($maybe) ? $maybe : $other", ["$exists", "$other"]],
    ["$exists($states.result)", ["$exists", "$states.result"]],
    ["[$a..$b].($ * 2)", ["$a", "$b"]],
    ["$map($a, $f(?, 1))", ["$a", "$f", "$map"]],
    ["'$text' & \"$other\"", []],
    ["/* $comment */ 1", []],
  ])("of variables, in %s", (text, reads) => {
    expect(read(text)).toEqual({ reads, bare: [] });
  });

  it.each([
    ["scene.id", ["scene"]],
    ["$", ["$"]],
    ["$.a", ["$"]],
    ["$string($)", ["$"]],
    ["{scene: 1}", ["scene"]],
    ["[1..n]", ["n"]],
    ["a ? b : c", ["a", "b", "c"]],
    ["$map([1], function($x) { y })", ["y"]],
    ["sum([1])", ["sum"]],
    ["$states.input[$$.a]", ["$$"]],
    ["`a b`", ["a b"]],
    ["a and b", ["a", "b"]],
  ])("where there is nothing to read it from, in %s", (text, bare) => {
    expect(read(text).bare).toEqual(bare);
  });

  it.each([
    "$states.input[phone > 3]",
    "$states.input.a^(phone)",
    "$states.input.a.(phone & $)",
    "$states.input.a{'k': phone}",
    "{'k': 1}.phone",
    "**.phone",
    "$states.input ~> |phone|{'b': c}|",
    "$states.input.items.$map([1], function($x) { name & $x })",
  ])("but for what has a value before it, in %s", (text) => {
    expect(read(text).bare).toEqual([]);
  });

  it("is found in an expression of any depth", () => {
    const deep = `${"[".repeat(1000)}$x${"]".repeat(1000)}`;
    expect(read(deep).reads).toEqual(["$x"]);
    expect(parseJsonata("(".repeat(50_000)).problem).toBe("The expression nests too deep");
  });

  it("is found in whatever can be parsed", () => {
    const piece = fc.constantFrom(
      ..."$ a . [ ] { } ( ) ; := , ? : function ~> | @ # ^ % 1 'x' * ** and - $$".split(" "),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const { tree } = parseJsonata(pieces.join(""));
        if (tree !== undefined) expect(referencesOf(tree).variables).toBeInstanceOf(Array);
      }),
      { numRuns: 5000 },
    );
  });
});

describe("the functions of an expression", () => {
  it("are those that an evaluation has", async () => {
    const exists = (name: string) => evaluateExpression(`$exists($${name})`, "Output", scope({}));
    for (const name of JSONATA_FUNCTIONS) expect(await exists(name)).toBe(true);
    for (const name of ["eval", "nothing"]) expect(await exists(name)).toBe(false);
  });
});
