import { describe, expect, it } from "vitest";
import { definitionAt, keysOf } from "../../../src/report/page/definition-place";
import { shownCause } from "../../../src/report/page/failure-cause";
import { html } from "../../../src/report/page/html-text";
import { jsonBlock } from "../../../src/report/page/json-block";
import { matchingPaths, preview, treeMembers } from "../../../src/report/page/json-lines";
import { logLine } from "../../../src/report/page/log-line";
import { valuePath } from "../../../src/report/page/value-path";
import { byteSize, counted, wholeNumber } from "../../../src/report/page/words";

describe("a cause", () => {
  it("of a function is its message, the lines of its trace, and whatever else it has", () => {
    const cause = JSON.stringify({
      errorType: "EmptyScene",
      errorMessage: "Scene 3 has no pixels",
      trace: ["EmptyScene: Scene 3 has no pixels", "    at handler (/var/task/lambdas/activator.ts:16:11)"],
      scene: 3,
    });
    expect(shownCause(cause, "EmptyScene")).toEqual({
      message: "Scene 3 has no pixels",
      trace: ["EmptyScene: Scene 3 has no pixels", "    at handler (/var/task/lambdas/activator.ts:16:11)"],
      fields: { scene: 3 },
    });
    expect(shownCause(cause, "Another").fields).toEqual({ errorType: "EmptyScene", scene: 3 });
  });

  it("that is no JSON is its own message, and one without a message is fields", () => {
    expect(shownCause("No more room")).toEqual({ message: "No more room", trace: [] });
    expect(shownCause('"quoted"')).toEqual({ message: "quoted", trace: [] });
    expect(shownCause("[1]")).toEqual({ trace: [], fields: [1] });
    expect(shownCause('{"errorMessage": 5}')).toEqual({ trace: [], fields: { errorMessage: 5 } });
  });
});

describe("a log line", () => {
  const line = (message: string) => logLine({ timestamp: "2026-01-01T00:00:00.000Z", message });

  it("in JSON is its level and its message, and can be opened", () => {
    const fields = { level: "warn", message: { scene: 3 } };
    expect(line(JSON.stringify(fields))).toEqual({ level: "WARN", text: '{"scene":3}', fields });
  });

  it("in text is itself, with the level that Lambda writes into it", () => {
    const text = "2026-01-01T00:00:00.000Z\t0000\tERROR\tNo pixels\n";
    expect(line(text)).toEqual({ level: "ERROR", text: text.trimEnd() });
    expect(line("{ not JSON")).toEqual({ level: "OTHER", text: "{ not JSON" });
  });
});

describe("the path of a value", () => {
  it("is written as the state's language writes it", () => {
    const keys = ["scenes", 0, "a name", "it's"];
    expect(valuePath("$", keys, "JSONPath")).toBe("$.scenes[0]['a name']['it\\'s']");
    expect(valuePath("$states.input", keys, "JSONata")).toBe("$states.input.scenes[0].`a name`.`it's`");
  });

  it("begins with the name of a variable where it is in one", () => {
    expect(valuePath("", ["bands", 0, "id"], "JSONPath")).toBe("$bands[0].id");
  });

  it("leads to the state that it names in a definition, with its query language", () => {
    const inner = { Type: "Pass", QueryLanguage: "JSONata" };
    const definition = { States: { "A 'b'": { Branches: [{ States: { Inner: inner } }] } } };
    const path = "$.States['A \\'b\\''].Branches[0].States.Inner";
    expect(keysOf(path)).toEqual(["States", "A 'b'", "Branches", "0", "States", "Inner"]);
    expect(definitionAt(definition, path)).toEqual({ state: inner, language: "JSONata" });
    expect(definitionAt(definition, "$.States.toString")).toBeUndefined();
  });
});

describe("a tree", () => {
  it("shows scalars whole and the rest by how much it holds", () => {
    expect(["a", 1, null, [], [1, 2], {}, { a: 1 }].map(preview)).toEqual([
      '"a"',
      "1",
      "null",
      "[]",
      "[2]",
      "{}",
      "{1}",
    ]);
  });

  it("shows the members of a removed value as removed, and of a new one as added", () => {
    expect(treeMembers({ before: { a: 1 }, change: "removed" })).toEqual([
      { key: "a", before: 1, change: "removed" },
    ]);
    expect(treeMembers({ after: [1], change: "added" })).toEqual([{ key: 0, after: 1, change: "added" }]);
  });

  it("finds names and scalar values, in the order in which they stand", () => {
    const value = { Scene: { id: "x" }, list: ["a scene", 7], n: 12 };
    expect(matchingPaths(value, "scene", 10)).toEqual([["Scene"], ["list", 0]]);
    expect(matchingPaths(value, "7", 10)).toEqual([["list", 1]]);
    expect(matchingPaths(value, "", 2)).toHaveLength(2);
  });
});

describe("a text in a page", () => {
  it("is never markup, and shows what would steer a reader", () => {
    const hostile = `</script><b onclick='x' title="&">\u202e\u001b`;
    expect(html`<i title="${hostile}">${hostile}</i>${undefined}${[html`<br>`]}`.markup).toBe(
      '<i title="&lt;/script&gt;&lt;b onclick=&#39;x&#39; title=&quot;&amp;&quot;&gt;\\u202e\\u001b">&lt;/script&gt;&lt;b onclick=&#39;x&#39; title=&quot;&amp;&quot;&gt;\\u202e\\u001b</i><br>',
    );
  });

  it("cannot end the block of data that it stands in", () => {
    expect(jsonBlock("data-0", JSON.stringify("</script><!--"))).toBe(
      '<script type="application/json" id="data-0">"\\u003c/script>\\u003c!--"</script>\n',
    );
  });

  it("has numbers that people can read", () => {
    expect([0, 999, 1000, 1234567].map(wholeNumber)).toEqual(["0", "999", "1,000", "1,234,567"]);
    expect([1, 10_000].map((count) => counted(count, "iteration"))).toEqual([
      "1 iteration",
      "10,000 iterations",
    ]);
    expect([0, 999, 1000, 999_949, 999_950].map(byteSize)).toEqual([
      "0 B",
      "999 B",
      "1.0 kB",
      "999.9 kB",
      "1.0 MB",
    ]);
  });
});
