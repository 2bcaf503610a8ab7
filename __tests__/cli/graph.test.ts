import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHECKOUT } from "../checkout";
import { type Finished, run } from "../command";
import { ProjectCopy } from "../project-copy";

const DEFINITION =
  '{"StartAt": "Only", "States": {"Only": {"Type": "Wait", "Seconds": ${seconds}, "End": true}}}';

const MERMAID = `flowchart TB
  s1("Only<br/>Wait")
  m0_1((" "))
  m0_2(((" ")))
  m0_1 --> s1
  s1 --> m0_2
  classDef mark fill:#7d8898,stroke:#7d8898,color:#7d8898
  class m0_1,m0_2 mark
`;

describe("npm run graph", () => {
  const project = new ProjectCopy();
  const graph = (args: readonly string[], stdin = ""): Promise<Finished> =>
    run("npm", ["run", "-s", "graph", "--", ...args], {
      folder: project.folder,
      exitCodes: [0, 1, 2],
      stdin,
    });
  beforeAll(() => project.write("machine.json", DEFINITION));
  afterAll(() => project.remove());

  it("draws the definition of a file, or of standard input", async () => {
    expect(await graph(["machine.json", "--format", "mermaid"])).toEqual({
      exitCode: 0,
      stdout: MERMAID,
      stderr: "",
    });
    expect((await graph(["-", "--format", "mermaid"], DEFINITION)).stdout).toBe(MERMAID);
    const { stdout } = await graph(["machine.json"]);
    expect(stdout).toContain('<title id="graph-title">machine.json</title>');
  });

  it("draws a project's machine into a file, as it stands in the docs", async () => {
    expect(await graph(["--output", "pipeline.svg"])).toMatchObject({ exitCode: 0, stdout: "" });
    await graph(["--project", "examples/scene-batch", "--output", "scene-batch.svg"]);
    for (const picture of ["pipeline.svg", "scene-batch.svg"]) {
      const [committed, made] = [join(CHECKOUT, "docs", picture), project.path(picture)].map((file) =>
        readFileSync(file, "utf8"),
      );
      expect(committed, `docs/${picture} is stale: npm run graphs makes it anew`).toBe(made);
    }
  });

  it.each([
    [["missing.json"], "error: There is no such file"],
    [["package.json"], "error: This is no definition of a state machine\n   at: package.json"],
    [["machine.json", "--output", "no/such/folder.svg"], "error: The picture cannot be written"],
    [
      ["machine.json", "--machine", "x"],
      "error: option '--machine' is for a project: a file has one definition",
    ],
    [["machine.json", "--format", "png"], "error: option '--format <format>' argument 'png' is invalid"],
    [["--machine", "x", "--no-synth"], "error: "],
  ])("ends with exit code 2 and says why: %j", async (args, message) => {
    const { exitCode, stdout, stderr } = await graph(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(message);
  });
});
