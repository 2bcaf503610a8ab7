import type { Construct } from "constructs";
import type { ActivationMessage } from "../lambdas/activation-message";
import { pipeline } from "./asl/pipeline";
import { TerraformOutput } from "./cdk";
import { consolePage } from "./constructs/console-page";
import { NodeFunction } from "./constructs/node-function";
import { PipelineStack } from "./constructs/pipeline-stack";
import { StateMachine } from "./constructs/state-machine";
import type { Settings } from "./settings";

/** The hyperspectral-imagery pipeline: what a person edits to change it. */
export class HsiPipeline extends PipelineStack {
  constructor(scope: Construct, settings: Settings) {
    const { environment, region, logLevel, logExecutionData, logRetentionDays } = settings;
    const { stateBucket, permissionsBoundary } = settings;
    super(scope, environment === "dev" ? "hsi-pipeline" : `hsi-pipeline-${environment}`, {
      namePrefix: `hsi-${environment}`,
      region,
      tags: { Project: "hsi-pipeline", Environment: environment, ManagedBy: "terraform" },
      ...(stateBucket !== undefined && { stateBucket }),
      ...(permissionsBoundary !== undefined && { permissionsBoundary }),
    });

    const activator = new NodeFunction<typeof import("../lambdas/activator").handler>(this, "activator", {
      entry: "lambdas/activator.ts",
      logRetentionDays,
    });
    const processor = new NodeFunction<typeof import("../lambdas/processor").handler>(this, "processor", {
      entry: "lambdas/processor.ts",
      logRetentionDays,
    });

    const machine = new StateMachine(this, "pipeline", {
      definition: pipeline<ActivationMessage>("HSI Pipeline prototype")
        .task("Activator", activator)
        .task("Processor", processor)
        .succeed("SuccessState"),
      logLevel,
      logExecutionData,
      logRetentionDays,
    });

    new TerraformOutput(this, "pipeline_arn", { value: machine.arn });
    new TerraformOutput(this, "activator_arn", { value: activator.arn });
    new TerraformOutput(this, "processor_arn", { value: processor.arn });
    new TerraformOutput(this, "pipeline_console_url", { value: consolePage(region, machine.arn) });
  }
}
