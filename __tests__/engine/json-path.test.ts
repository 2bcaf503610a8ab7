import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonPath } from "../../src/asl/json-path/path";
import { PathError } from "../../src/asl/json-path/path-error";
import { lookUp } from "../../src/engine/json-path/lookup";
import { PathScope } from "../../src/engine/json-path/path-scope";
import { withValueAt } from "../../src/engine/json-path/reference-path";
import type { Json } from "../../src/input/json-text";

const store: Json = {
  items: [
    { name: "a", price: 5, tags: ["x"] },
    { name: "b", price: 15 },
    { name: "c", price: 25, sold: null },
  ],
  limit: 15,
  "odd key": { "it's": 1 },
  größe: 2,
  "my-key": 3,
  nothing: null,
};

const look = (path: string, document: Json) => lookUp(document, JsonPath.parse(path).steps);

const select = (path: string, document: Json = store) => {
  const found = look(path, document);
  return found.found ? found.value : undefined;
};

describe("a path", () => {
  it.each([
    ["$", store],
    ["$.limit", 15],
    ["$['limit']", 15],
    ['$["limit"]', 15],
    ["$.['odd key']['it\\'s']", 1],
    ["$.größe", 2],
    ["$.my-key", 3],
    ["$.nothing", null],
    ["$.items[0].name", "a"],
    ["$.items[-1].name", "c"],
    ["$['limit','my-key','absent']", { limit: 15, "my-key": 3 }],
  ])("%s leads to one value", (path, expected) => {
    expect(select(path)).toEqual(expected);
  });

  it.each([
    ["$.items[*].price", [5, 15, 25]],
    ["$.items.*.price", [5, 15, 25]],
    ["$.items[0,2].name", ["a", "c"]],
    ["$.items[1:].name", ["b", "c"]],
    ["$.items[:1].name", ["a"]],
    ["$.items[-2:].name", ["b", "c"]],
    ["$.items[0:2].name", ["a", "b"]],
    ["$.items[1:5].name", ["b", "c"]],
    ["$['items','limit'][0].name", ["a"]],
    ["$..name", ["a", "b", "c"]],
    ["$..tags[0]", ["x"]],
    ["$['odd key'].*", [1]],
    ["$['odd key']..*", [1]],
    ["$.items[?(@.price > 5 && @.price <= 25)].name", ["b", "c"]],
    ["$.items[?(@.price < 6 || @.name == 'c')].name", ["a", "c"]],
    ["$.items[?(!(@.price >= 15))].name", ["a"]],
    ["$.items[?(@.tags)].name", ["a"]],
    ["$.items[?(!@.tags)].name", ["b", "c"]],
    ["$.items[?(@.sold == null)].name", ["c"]],
    ["$.items[?(@.name != 'b')].name", ["a", "c"]],
    ["$.items[?(@.price == $.limit)].name", ["b"]],
    ["$.items[?(@.name in ['a', 'b'])].name", ["a", "b"]],
    ["$.items[?(@.name nin ['a', 'b'])].name", ["c"]],
    ["$.items[?(@['name']=='a')].name", ["a"]],
  ])("%s leads to each value in order", (path, expected) => {
    expect(select(path)).toEqual(expected);
  });

  it("gives an empty array where nothing matches, even below what is missing", () => {
    for (const path of ["$.items[*]", "$.items[1:].itemValue", "$.item.items[1:5]", "$..absent"]) {
      expect(select(path, {})).toEqual([]);
    }
  });

  it("matches no scalar with a filter, as on AWS", () => {
    expect(select("$.bar[?(@ == 'a')]", { bar: ["a", "b"] })).toEqual([]);
  });

  it("knows whether it leads to one value", () => {
    const definite = ["$", "$.a", "$.a[0]", "$.a[-1]['b']", "$['a','b']"];
    const indefinite = ["$.*", "$..a", "$[0,1]", "$[:1]", "$[?(@.a)]", "$['a','b'].c"];
    expect(definite.filter((path) => !JsonPath.parse(path).definite)).toEqual([]);
    expect(indefinite.filter((path) => JsonPath.parse(path).definite)).toEqual([]);
  });

  it("repeats itself as AWS does", () => {
    expect(JsonPath.parse("$.a[0].b-c..d[*][1:][?(@.x == 1)]").canonical).toBe(
      "$['a'][0]['b-c']..['d'][*][1:][?(@.x == 1)]",
    );
  });

  it.each([
    ["$.a", {}, "No results for path: $['a']"],
    ["$.a.b", { a: {} }, "No results for path: $['a']['b']"],
    ["$.a.b.c", {}, "Missing property in path $['a']"],
    ["$.a[5]", { a: [1] }, "No results for path: $['a'][5]"],
    ["$.a[0].b", { a: 1 }, "Filter: [0]['b'] can only be applied to arrays. Current context is: 1"],
    ["$.a[0]", { a: null }, "The path $['a'] is null"],
    [
      "$.a.b",
      { a: "text" },
      "Expected to find an object with property ['b'] in path $['a'] but found 'java.lang.String'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.",
    ],
  ])("%s tells why it leads nowhere", (path, document, reason) => {
    expect(select(path, document)).toBeUndefined();
    expect(look(path, document)).toMatchObject({ found: false, reason });
  });

  it.each([
    "",
    "a",
    "$a.b",
    "$.",
    "$.a.",
    "$.a b",
    "$[",
    "$['a",
    "$[a]",
    "$[1:2:3]",
    "$.a.length()",
    "$[?(@.a =~ /x/)]",
    "$[?(@.a ==)]",
    "$[?(1)]",
    "$[?@.a]",
    `$[?(${"!".repeat(1000)}@.a)]`,
  ])("%s is refused", (path) => {
    expect(() => JsonPath.parse(path)).toThrow(PathError);
  });

  it("finds what was put at a path of any keys", () => {
    const keys = fc.array(fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "toString")), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(keys, fc.jsonValue(), (names, value) => {
        const path = `$${names.map((name) => `['${name.replace(/[\\']/g, "\\$&")}']`).join("")}`;
        const document = withValueAt({ kept: 1 }, path, value as Json);
        expect(select(path, document)).toEqual(value);
        if (names[0] !== "kept") expect(select("$.kept", document)).toBe(1);
        expect(({} as Record<string, unknown>).kept).toBeUndefined();
      }),
    );
  });

  it("throws nothing but its own error, whatever the text and the document", () => {
    const pieces = fc.constantFrom(
      "$",
      ".",
      "..",
      "[",
      "]",
      "*",
      "?(",
      "@",
      "'a'",
      "a",
      "0",
      ":",
      "-1",
      "==",
      ")",
      "!",
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(pieces).map((parts) => `$${parts.join("")}`),
    );
    fc.assert(
      fc.property(texts, fc.jsonValue(), (text, document) => {
        try {
          const path = JsonPath.parse(text);
          const found = select(text, document as Json);
          if (!path.definite) expect(Array.isArray(found)).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(PathError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("reads a document of any depth", () => {
    let deep: Json = { name: "deepest" };
    for (let i = 0; i < 20_000; i++) deep = { in: deep };
    expect(select("$..name", deep)).toEqual(["deepest"]);
    expect(select(`$${".in".repeat(20_000)}.name`, deep)).toBe("deepest");
  });
});

describe("a reference path", () => {
  it("puts a value in a copy, and makes the objects on the way", () => {
    const document = { kept: [1, 2] };
    expect(withValueAt(document, "$.a['b']", 7)).toEqual({ kept: [1, 2], a: { b: 7 } });
    expect(withValueAt(document, "$.kept[1]", 7)).toEqual({ kept: [1, 7] });
    expect(withValueAt(document, "$", 7)).toBe(7);
    expect(document).toEqual({ kept: [1, 2] });
  });

  it.each([
    ["$.kept[2]", "Unable to apply Reference Path $.kept[2] to input"],
    ["$.kept.a", "Unable to apply Reference Path $.kept.a to input"],
    ["$.new[0]", "Unable to apply Reference Path $.new[0] to input"],
    ["$.kept[*]", "'$.kept[*]' is no reference path"],
    ["$.kept[-1]", "'$.kept[-1]' is no reference path"],
  ])("%s is refused where it fits nowhere", (path, reason) => {
    expect(() => withValueAt({ kept: [1, 2] }, path, 7)).toThrow(new PathError(reason));
  });
});

describe("the paths of a state", () => {
  const scope = new PathScope({
    input: { a: 1 },
    context: () => ({ State: { Name: "S" } }),
    variables: { list: [{ b: 2 }], a: 3 },
    random: () => 0,
  });

  it.each([
    ["$", { a: 1 }],
    ["$.a", 1],
    ["$$.State.Name", "S"],
    ["$$", { State: { Name: "S" } }],
    ["$a", 3],
    ["$list[0].b", 2],
    ["$unknown", undefined],
  ])("%s reads the input, the context object or a variable", (path, expected) => {
    expect(scope.path(path)).toEqual(expected);
  });
});
