import { afterEach, describe, expect, it, vi } from "vitest";
import { parseJsonata } from "../../src/asl/jsonata/syntax-tree";
import { evaluate, problem, scope } from "./jsonata-scope";

afterEach(() => vi.restoreAllMocks());

describe("The functions of Step Functions", () => {
  it("partition an array", async () => {
    expect(await evaluate("$partition([1,2,3,4,5], 2.9)")).toEqual([[1, 2], [3, 4], [5]]);
    expect(await evaluate("$partition([0], 1)")).toEqual([[0]]);
    expect(await evaluate("$partition([1,2])")).toEqual([[1, 2]]);
    expect(await problem("$partition([], 2)")).toBe("returned nothing (undefined).");
    expect(await problem("$partition([1], 0)")).toBe("returned nothing (undefined).");
    expect(await problem("$partition([1], -1)")).toBe(
      "threw an error during evaluation. D3137: Second argument must be zero or greater",
    );
    expect(await problem("$partition(null, 1)")).toContain("T0412: Argument 1 of function");
  });

  it("make a range", async () => {
    expect(await evaluate("$range(0, 9, 3)")).toEqual([0, 3, 6, 9]);
    expect(await evaluate("$range(-1.7, 2, 1)")).toEqual([-1, 0, 1, 2]);
    expect(await evaluate("$range(5, 1, -2)")).toEqual([5, 3, 1]);
    expect(await evaluate("$range(3, 3, 1)")).toBe(3);
    expect(await problem("$range(5, 1, 1)")).toBe("returned nothing (undefined).");
    expect(await problem("$range(1, 5, 0)")).toBe("returned nothing (undefined).");
    expect(await problem("$range(1, 5, 1, 1)")).toContain("T0410: Argument 4");
    expect(await problem("$range(1, 1e9, 1)")).toContain("memory limit exceeded");
  });

  it("hash a text", async () => {
    expect(await evaluate("$hash('Hello', 'MD5')")).toBe("8b1a9953c4611296a827abf8c47804d7");
    expect(await evaluate("$hash('ñ', 'MD5')")).toBe("94e9342ecbb1458b6043ecd3bfcbc192");
    expect(await problem("$hash('a', 'md5')")).toBe(
      "threw an error during evaluation. D3137: Hash algorithm 'md5' must be one of SHA-1, SHA-384, SHA-256, SHA-512, MD5",
    );
  });

  it("parse JSON", async () => {
    expect(await evaluate(`$parse('{"a":[1.5,null]}')`)).toEqual({ a: [1.5, null] });
    expect(await evaluate("$parse('-0')")).toBe(0);
    expect(await evaluate(`$map(['{"a":1}', '{"a":2}'], $parse).a`)).toEqual([1, 2]);
    for (const text of ["", "x", "1 2", "1e400"]) {
      expect(await problem(`$parse('${text}')`)).toBe(
        "threw an error during evaluation. D3137: Invalid JSON",
      );
    }
  });

  it("take their numbers from the execution, and a seeded one from the seed", async () => {
    expect(await evaluate("[$random(), $random(42), $random(0.9), $random(7)]")).toEqual([
      0.5, 0.7275636800328681, 0.730967787376657, 0.7306990420600421,
    ]);
    expect(await evaluate("$uuid()")).toBe("88888888-8888-4888-a888-888888888888");
  });

  it("take the time from the execution's clock, which stands still in an evaluation", async () => {
    let now = 1000;
    const within = { ...scope(), now: () => now++ };
    expect(await evaluate("[$millis(), $millis(), $now(), $now('[Y]')]", within)).toEqual([
      1000,
      1000,
      "1970-01-01T00:00:01.000Z",
      "1970",
    ]);
    expect(await evaluate("$millis()", within)).toBe(1001);
  });

  it("keep evaluations apart that run at the same time", async () => {
    const at = (now: number) =>
      evaluate("$map([1..50], function($i){$millis()})", { ...scope(), now: () => now });
    const [a, b] = await Promise.all([at(1), at(2)]);
    expect([new Set(a as number[]), new Set(b as number[])]).toEqual([new Set([1]), new Set([2])]);
  });

  it("leave $eval out", async () => {
    expect(await problem("$eval('1+1')")).toContain("T1006: Attempted to invoke a non-function");
  });
});

describe("An evaluation ends", () => {
  const STACK =
    "threw an error during evaluation: Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive";

  it("where it nests as deep as AWS refuses", async () => {
    const recursion = (depth: number) => `($f := function($x){$x <= 0 ? 0 : 1 + $f($x - 1)}; $f(${depth}))`;
    expect(await evaluate(recursion(30))).toBe(30);
    expect(await problem(recursion(40))).toBe(STACK);
    expect(await problem(`1${"+1".repeat(199)}`)).toBe(STACK);
    expect(await problem(`${"(".repeat(50_000)}1${")".repeat(50_000)}`)).toBe(STACK);
    expect(parseJsonata("(".repeat(50_000)).problem).toBe("The expression nests too deep");
  });

  it("where it would go on for ever", async () => {
    let elapsed = 0;
    vi.spyOn(Date, "now").mockImplementation(() => elapsed++);
    expect(await problem("($f := function($x){$f($x + 1)}; $f(1))")).toBe(
      "threw an error during evaluation: Expression evaluation timeout: Check for infinite loop",
    );
  });

  it("where a regular expression backtracks for ever", async () => {
    expect(await problem(`$contains('${"a".repeat(40)}!', /^(a+)+$/)`)).toContain(
      "Expression evaluation timeout",
    );
    expect(await evaluate("$match('abab', /a(b)/).groups")).toEqual(["b", "b"]);
  });

  it("where a value is larger than AWS holds", async () => {
    expect(await evaluate("[1..873782] ~> $count()")).toBe(873_782);
    expect(await problem("[1..873783] ~> $count()")).toBe(
      "threw an error during evaluation: Expression evaluation memory limit exceeded: Check for excessive memory usage",
    );
    expect(await problem("$pad('x', 2000000000)")).toContain("memory limit exceeded");
  });

  it("not where an array or an object has many members", async () => {
    const numbers = Array.from({ length: 500 }, (_, i) => i);
    const calls = numbers.map((number) => `$string($abs(${number}))`);
    expect(await evaluate(`[${calls.join(", ")}]`)).toEqual(numbers.map(String));
    const members = numbers.map((number) => `"k${number}": [$string(${number}), $abs(1)]`);
    expect(await evaluate(`$merge([{ ${members.join(", ")} }, { "k": 1 }])`)).toEqual({
      ...Object.fromEntries(numbers.map((number) => [`k${number}`, [String(number), 1]])),
      k: 1,
    });
  });

  it("where the data nests too deep", async () => {
    const deep = JSON.parse(`${"[".repeat(50_000)}${"]".repeat(50_000)}`);
    expect(await problem("$states.input", scope(deep))).toBe(STACK);
  });
});
