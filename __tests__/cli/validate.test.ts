import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHECKOUT } from "../checkout";
import { type Finished, run } from "../command";
import { ProjectCopy } from "../project-copy";

const folder = mkdtempSync(join(tmpdir(), "hsi-validate-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs `npm run validate -- …` without npm, in a folder of files. */
function validate(args: readonly string[], stdin = "", checkout = CHECKOUT): Promise<Finished> {
  const [register, program] = ["src/register.cjs", "src/cli/validate.ts"].map((file) => join(checkout, file));
  return run("node", ["--require", register ?? "", program ?? "", ...args], {
    folder: checkout === CHECKOUT ? folder : checkout,
    exitCodes: [0, 1, 2],
    stdin,
  });
}

const RIGHT = '{"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": ${seconds}, "End": true}}}\n';
const WRONG = `{
  "StartAt": "A",
  "States": {
    "A": {
      "Type": "Choice",
      "Choices": [{ "Variable": "$.n", "NumericEquals": 1, "Next": "B" }]
    }
  }
}
`;

beforeAll(() => {
  mkdirSync(join(folder, "asl"));
  writeFileSync(join(folder, "asl/right.json"), `\ufeff${RIGHT}`);
  writeFileSync(join(folder, "asl/wrong.json"), WRONG);
  writeFileSync(join(folder, "asl/no.json"), "{\n  StartAt");
});

describe("npm run validate", () => {
  it("accepts right files, also with placeholders that are no JSON yet", async () => {
    expect(await validate(["asl/right.json"])).toEqual({
      exitCode: 0,
      stdout: "1 definition: 0 errors, 0 warnings\n",
      stderr: "",
    });
  });

  it("tells what is wrong, with line and column", async () => {
    expect(await validate(["asl/right.json", "asl/wrong.json"])).toEqual({
      exitCode: 1,
      stdout: `error: State "A" leads to "B", which is no state of its scope [TRANSITION_TARGET]
   at: asl/wrong.json:6:68 ($.States.A.Choices[0].Next)
  got: "B"
  fix: Name one of: A

warning: Choice state "A" has no Default, and fails where no rule matches [CHOICE_DEFAULT]
   at: asl/wrong.json:4:5 ($.States.A)
  fix: Give it a Default, to a Fail state if nothing else can come

2 definitions: 1 error, 1 warning
`,
      stderr: "",
    });
  });

  it("checks the others where a file cannot be read", async () => {
    expect(await validate(["asl/no.json", "gone.json", "asl", "asl/right.json"])).toEqual({
      exitCode: 2,
      stdout: "1 definition: 0 errors, 0 warnings\n",
      stderr: `error: asl/no.json is not JSON (line 2, column 3)
   at: asl/no.json:2:3
  got: "StartAt"
  fix: Expected a property's name in double quotes, and found "StartAt"
error: There is no such file
   at: gone.json
  fix: Give files with a definition in JSON each, or - to read standard input
error: This is no file
   at: asl
  fix: Give files with a definition in JSON each, or - to read standard input
`,
    });
  });

  it("reads standard input, and what type the machine is", async () => {
    const wait = '{"StartAt":"A","States":{"A":{"Type":"Wait","Seconds":900,"End":true,"End":true}}}';
    const { exitCode, stdout } = await validate(["-", "--type", "EXPRESS", "--format", "json"], wait);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      errors: 1,
      warnings: 1,
      definitions: [
        {
          source: "standard input",
          diagnostics: [
            expect.objectContaining({ code: "DUPLICATE_KEY", path: "$.States.A.End", line: 1, column: 70 }),
            expect.objectContaining({
              code: "EXPRESS_WAIT",
              path: "$.States.A.Seconds",
              line: 1,
              column: 55,
            }),
          ],
        },
      ],
    });
    expect((await validate(["-"], wait)).exitCode).toBe(0);
  });

  it("prints SARIF", async () => {
    const { exitCode, stdout } = await validate(["asl/wrong.json", "--format", "sarif"]);
    expect(exitCode).toBe(1);
    const [{ results }] = JSON.parse(stdout).runs;
    expect(results.map((one: { ruleId: string }) => one.ruleId)).toEqual([
      "TRANSITION_TARGET",
      "CHOICE_DEFAULT",
    ]);
  });

  it.each([[["--format", "xml"]], [["--type", "FAST"]], [["--type", "EXPRESS"]], [["--nothing"]]])(
    "refuses %j",
    async (args) => {
      const { exitCode, stdout, stderr } = await validate(args);
      expect([exitCode, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(/^error: /);
    },
  );

  it("explains itself", async () => {
    const { exitCode, stdout } = await validate(["--help"]);
    expect(exitCode).toBe(0);
    expect(stdout).toContain("Usage: npm run validate -- [options] [files...]");
  });
});

describe("npm run validate without files", () => {
  const project = new ProjectCopy();
  const pipeline = readFileSync(project.path("src/hsi-pipeline.ts"), "utf8");
  const write = (from: string, to: string) =>
    project.write("src/hsi-pipeline.ts", pipeline.replace(from, to));
  afterAll(() => project.remove());

  it("refuses to check what is not synthesized", async () => {
    const { exitCode, stdout, stderr } = await validate(["--no-synth"], "", project.folder);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("error: Nothing is synthesized");
  });

  it("checks every machine of the project", async () => {
    expect(await validate([], "", project.folder)).toEqual({
      exitCode: 0,
      stdout: "1 definition: 0 errors, 0 warnings\n",
      stderr: "",
    });
    expect((await validate(["--no-synth"], "", project.folder)).exitCode).toBe(0);
    expect((await validate(["--no-synth", "--project", project.folder])).exitCode).toBe(0);
  });

  it("tells what the synthesis says of a wrong definition", async () => {
    write('.succeed("SuccessState")', '.succeed("Activator".repeat(10))');
    const { exitCode, stdout, stderr } = await validate([], "", project.folder);
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toContain("A state's name has 1 to 80 characters, and this one has 90 [STATE_NAME]\n");
  });

  it("refuses a folder without a project", async () => {
    const { exitCode, stderr } = await validate(["--project", folder]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("error: There is no project in the folder: it has no main.ts");
  });
});
