import type { Construct } from "constructs";
import { LAMBDA_SERVICE_RETRY } from "../../src/asl/default-retry";
import {
  count,
  type ErrorOutput,
  equals,
  filter,
  format,
  mapEach,
  orElse,
  type Ref,
} from "../../src/asl/expressions";
import { sqs } from "../../src/asl/integrations";
import { pipeline } from "../../src/asl/pipeline";
import { SqsQueue, TerraformOutput } from "../../src/cdk";
import { NodeFunction } from "../../src/constructs/node-function";
import { PipelineStack } from "../../src/constructs/pipeline-stack";
import { StateMachine } from "../../src/constructs/state-machine";
import type { Settings } from "../../src/settings";
import type { Scene } from "./lambdas/scene";

interface Batch {
  readonly name: string;
  readonly scenes: readonly Scene[];
}

/** A pipeline over a batch of hyperspectral scenes: each is processed by itself, and one that fails stops no other. */
export class SceneBatch extends PipelineStack {
  constructor(scope: Construct, settings: Settings) {
    const { environment, region, logLevel, logExecutionData, logRetentionDays } = settings;
    const { stateBucket, permissionsBoundary } = settings;
    super(scope, "scene-batch", {
      namePrefix: `scene-batch-${environment}`,
      region,
      tags: { Project: "scene-batch", Environment: environment, ManagedBy: "terraform" },
      ...(stateBucket !== undefined && { stateBucket }),
      ...(permissionsBoundary !== undefined && { permissionsBoundary }),
    });

    const activator = new NodeFunction<typeof import("./lambdas/activator").handler>(this, "activator", {
      entry: "lambdas/activator.ts",
      logRetentionDays,
    });
    const processor = new NodeFunction<typeof import("./lambdas/processor").handler>(this, "processor", {
      entry: "lambdas/processor.ts",
      timeoutSeconds: 300,
      memoryMegabytes: 1024,
      logRetentionDays,
    });
    const quicklook = new NodeFunction<typeof import("./lambdas/quicklook").handler>(this, "quicklook", {
      entry: "lambdas/quicklook.ts",
      logRetentionDays,
    });
    const minerals = new NodeFunction<typeof import("./lambdas/minerals").handler>(this, "minerals", {
      entry: "lambdas/minerals.ts",
      logRetentionDays,
    });

    const reports = new SqsQueue(this, "reports", { name: `scene-batch-${environment}-reports` });

    const machine = new StateMachine(this, "batch", {
      definition: pipeline<Batch>("Processes a batch of hyperspectral scenes")
        .map(
          "Scenes",
          { items: ({ input }) => input.scenes, maxConcurrency: 10 },
          (scene) =>
            scene
              .choiceBy(
                "Collection",
                ({ input }) => input.collection,
                {
                  AVIRIS: (aviris) =>
                    aviris.pass("AVIRIS", {
                      output: ({ input }) => ({ scene: input, instrument: "aviris", bands: 224 }),
                    }),
                  PRISMA: (prisma) =>
                    prisma.pass("PRISMA", {
                      output: ({ input }) => ({ scene: input, instrument: "prisma", bands: 239 }),
                    }),
                },
                (unknown) =>
                  unknown.fail("Unknown collection", {
                    error: "DefaultStateError",
                    cause: ({ input }) =>
                      format`Scene ${input.id} is of no known collection: ${input.collection}`,
                  }),
              )
              .task("Activate", activator, {
                catch: (on) => [
                  on(
                    ["States.ALL"],
                    { output: ({ input, error }) => failure(input.scene.id, error) },
                    (failed) => failed.succeed("Not activated"),
                  ),
                ],
              })
              .task("Process", processor, {
                timeoutSeconds: 300,
                retry: [
                  { errors: ["States.Timeout"], intervalSeconds: 10, maxAttempts: 2, jitterStrategy: "FULL" },
                  LAMBDA_SERVICE_RETRY,
                ],
                catch: (on) => [
                  on(["States.ALL"], { output: ({ input, error }) => failure(input.id, error) }, (failed) =>
                    failed.succeed("Not processed"),
                  ),
                ],
              })
              .parallel(
                "Products",
                [
                  (product) => product.task("Quicklook", quicklook),
                  (product) => product.task("Minerals", minerals),
                ],
                {
                  output: ({ input, result }) => ({
                    id: input.id,
                    status: "done",
                    products: [result[0].uri, result[1].uri],
                  }),
                },
              ),
          { output: ({ input, result }) => ({ name: input.name, reports: result }) },
        )
        .pass("Summarize", {
          output: ({ input }) => ({
            batch: input.name,
            scenes: count(input.reports),
            done: count(filter(input.reports, ({ status }) => equals(status, "done"))),
            failed: mapEach(
              filter(input.reports, ({ status }) => equals(status, "failed")),
              ({ id }) => id,
            ),
            reports: input.reports,
          }),
        })
        .task("Report", sqs.sendMessage(reports), {
          arguments: ({ input }) => ({ MessageBody: input }),
          output: ({ input }) => input,
        })
        .succeed("Done"),
      logLevel,
      logExecutionData,
      logRetentionDays,
    });

    new TerraformOutput(this, "batch_arn", { value: machine.arn });
    new TerraformOutput(this, "reports_url", { value: reports.url });
  }
}

/** What is reported of a scene that failed. */
function failure(id: Ref<string>, error: Ref<ErrorOutput>) {
  return {
    id,
    status: "failed",
    products: [],
    error: error.Error,
    cause: orElse(error.Cause, ""),
  };
}
