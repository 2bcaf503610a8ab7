import { Testing } from "cdktf/lib/testing";
import type { Construct } from "constructs";
import { NodeFunction, type NodeFunctionProps } from "../../src/constructs/node-function";
import { PipelineStack, type PipelineStackProps } from "../../src/constructs/pipeline-stack";

export function testStack(props: Partial<PipelineStackProps> = {}): PipelineStack {
  return new PipelineStack(Testing.app(), "stack", {
    namePrefix: "test",
    region: "eu-central-1",
    tags: {},
    ...props,
  });
}

type Activator = typeof import("../../lambdas/activator").handler;

/** A function with the project's own activator as its code. */
export function testFunction(
  scope: Construct,
  id: string,
  props: Partial<NodeFunctionProps> = {},
): NodeFunction<Activator> {
  return new NodeFunction<Activator>(scope, id, { entry: "lambdas/activator.ts", ...props });
}
