import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkDefinition } from "../../src/asl/check";
import { run } from "../command";
import { ProjectCopy } from "../project-copy";

const FOLDER = "examples/scene-batch";

describe("the batch of scenes", () => {
  let copy: ProjectCopy;

  beforeAll(async () => {
    copy = new ProjectCopy();
    await run("npm", ["run", "-s", "synth", "--", "--project", FOLDER], { folder: copy.folder });
  });

  afterAll(() => copy.remove());

  it("is a definition in which nothing is wrong", () => {
    const stack = JSON.parse(
      readFileSync(copy.path(`${FOLDER}/cdktf.out/stacks/scene-batch/cdk.tf.json`), "utf8"),
    );
    const definition = JSON.parse(
      stack.resource.aws_sfn_state_machine.batch.definition.replaceAll("%%{", "%{"),
    );
    expect(checkDefinition(definition)).toEqual([]);
    expect(Object.keys(definition.States)).toEqual(["Scenes", "Summarize", "Report", "Done"]);
  });

  it("makes two products of each scene", async () => {
    expect(await ran("batch")).toEqual({
      exitCode: 0,
      status: "SUCCEEDED",
      output: {
        batch: "2013-03-29",
        scenes: 2,
        done: 2,
        failed: [],
        reports: [
          {
            id: "f130329t01p00r06",
            status: "done",
            products: ["quicklook/aviris/f130329t01p00r06.png", "minerals/aviris/f130329t01p00r06.img"],
          },
          {
            id: "prs_l1_20130329",
            status: "done",
            products: ["quicklook/prisma/prs_l1_20130329.png", "minerals/prisma/prs_l1_20130329.img"],
          },
        ],
      },
    });
  });

  it("goes on with the others where a scene fails", async () => {
    const { output, ...ended } = await ran("one-fails");
    expect({
      ...ended,
      done: output?.done,
      failed: output?.failed,
      error: output?.reports[1]?.error,
    }).toEqual({
      exitCode: 0,
      status: "SUCCEEDED",
      done: 2,
      failed: ["f130330t01p00r05"],
      error: "EmptyScene",
    });
  });

  it("fails where a scene is of no known collection", async () => {
    expect(await ran("unknown-collection")).toEqual({
      exitCode: 1,
      status: "FAILED",
      error: "DefaultStateError",
      cause: "Scene LC08_20130331 is of no known collection: LANDSAT",
    });
  });

  async function ran(event: string): Promise<Ended> {
    const args = [
      "--project",
      FOLDER,
      "--no-synth",
      "--json",
      "--input",
      `${FOLDER}/events/${event}.json`,
      "--mocks",
      `${FOLDER}/mocks.json`,
    ];
    const { exitCode, stdout } = await run("npm", ["run", "-s", "start", "--", ...args], {
      folder: copy.folder,
      exitCodes: [0, 1],
    });
    const { status, output, error, cause } = JSON.parse(stdout);
    return {
      exitCode,
      status,
      ...(output !== undefined && { output }),
      ...(error !== undefined && { error, cause }),
    };
  }
});

interface Ended {
  readonly exitCode: number;
  readonly status: string;
  readonly output?: {
    readonly done: number;
    readonly failed: readonly string[];
    readonly reports: readonly { readonly error?: string }[];
  };
  readonly error?: string;
  readonly cause?: string;
}
