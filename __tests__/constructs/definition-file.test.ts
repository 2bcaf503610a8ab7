import { describe, expect, it } from "vitest";
import { DefinitionFile } from "../../src/constructs/definition-file";
import { temporaryProject } from "../temporary-project";
import { userErrorOf } from "../user-error-of";

function placeholder(name: string): string {
  return `\${${name}}`;
}

describe("a definition's file", () => {
  it("gives its JSON with every placeholder replaced, wherever it stands", () => {
    temporaryProject({
      "asl/machine.json": `{
        "StartAt": "${placeholder("stage")}-A",
        "States": {
          "${placeholder("stage")}-A": {
            "Type": "Task",
            "Resource": "${placeholder("function")}",
            "Parameters": { "list": ["${placeholder("stage")}/${placeholder("stage")}", 1, null, true] },
            "End": true
          }
        }
      }`,
    });
    const file = new DefinitionFile("asl/machine.json", { function: { arn: "arn:$&" }, stage: "test" });
    expect(file.toDefinition()).toEqual({
      StartAt: "test-A",
      States: {
        "test-A": {
          Type: "Task",
          Resource: "arn:$&",
          Parameters: { list: ["test/test", 1, null, true] },
          End: true,
        },
      },
    });
  });

  it("is refused with each substitution that is missing, by its line, and each that is not used", () => {
    temporaryProject({
      "machine.json": `{\n  "StartAt": "${placeholder("a")}",\n  "Comment": "${placeholder("b")} ${placeholder("a")}"\n}`,
    });
    expect(userErrorOf(() => new DefinitionFile("machine.json", { c: "1", d: "2" }).toDefinition())).toBe(
      `error: There is no substitution for ${placeholder("a")}
   at: machine.json:2
  got: ["c","d"]
  fix: Add a to the substitutions

error: There is no substitution for ${placeholder("b")}
   at: machine.json:3
  got: ["c","d"]
  fix: Add b to the substitutions

error: The substitution "c" is not used
   at: machine.json
  got: "c"
  fix: Remove it, or write ${placeholder("c")} where it belongs

error: The substitution "d" is not used
   at: machine.json
  got: "d"
  fix: Remove it, or write ${placeholder("d")} where it belongs`,
    );
  });

  it("is refused with line and column where it is not JSON", () => {
    temporaryProject({ "machine.json": '{\n  "StartAt": "A",\n  "States": { "A": }\n}\n' });
    expect(userErrorOf(() => new DefinitionFile("machine.json").toDefinition())).toBe(
      `error: machine.json is not JSON (line 3, column 20)
   at: machine.json:3:20
  got: "\\"States\\": { \\"A\\": }"
  fix: Expected a value, and found "}"`,
    );
  });

  it.each(["nowhere.json", "asl", ""])("is refused where %j is no file", (path) => {
    temporaryProject({ "asl/machine.json": "{}" });
    expect(userErrorOf(() => new DefinitionFile(path).toDefinition())).toBe(
      `error: The definition's file does not exist
   at: ${path}
  fix: Create it, or correct the path: it counts from the folder of cdktf.json`,
    );
  });
});
