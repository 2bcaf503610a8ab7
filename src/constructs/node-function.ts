import { statSync } from "node:fs";
import { isAbsolute, join } from "node:path";
import { Construct } from "constructs";
import type { TaskFunction } from "../asl/task-function";
import { projectFolder } from "../bundling/project-folder";
import { RUNTIME } from "../bundling/runtime";
import { CloudwatchLogGroup, DataArchiveFile, LambdaFunction, Lazy } from "../cdk";
import { UserError } from "../input/user-error";
import { checkedId } from "./construct-id";
import { FunctionAssets } from "./function-assets";
import { functionEnvironment } from "./function-environment";
import type { Handler, HandlerInput, HandlerOutput } from "./handler";
import { checkedRetention } from "./log-retention";
import { addressName, resourceName } from "./resource-name";
import { ServiceRole } from "./service-role";
import { terraformText } from "./terraform-text";
import { SEND_TRACES } from "./tracing";

export interface NodeFunctionProps {
  /** TypeScript or JavaScript file with the handler, relative to the project's folder. */
  readonly entry: string;
  /** Name of the export that Lambda calls. @default "handler" */
  readonly handler?: string;
  /** Shown with the function in the console. @default none */
  readonly description?: string;
  /** Seconds until Lambda ends an invocation, 1 to 900. @default 30 */
  readonly timeoutSeconds?: number;
  /** Memory in MiB, 128 to 10,240; the share of processor time grows with it. @default 256 */
  readonly memoryMegabytes?: number;
  /** Environment variables besides `NODE_OPTIONS`, which turns source maps on. @default none */
  readonly environment?: Readonly<Record<string, string>>;
  /** @default "arm64" */
  readonly architecture?: "arm64" | "x86_64";
  /** Days that log lines are kept. @default 30 */
  readonly logRetentionDays?: number;
  /** Whether invocations are traced by X-Ray. @default true */
  readonly tracing?: boolean;
}

const LONGEST_FUNCTION_NAME = 64;

/**
 * A Lambda function in TypeScript with what it needs: its bundle, a log group that is kept for a stated time, and a
 * role that may write to that log group and nothing else (and send traces).
 *
 * `H` is the handler's type, taken from its file: `typeof import("../lambdas/activator").handler`. It is what a
 * pipeline checks the function's place by.
 *
 * @throws UserError where the id is taken, the entry file does not exist or a number is out of range
 */
export class NodeFunction<H extends Handler>
  extends Construct
  implements TaskFunction<HandlerInput<H>, HandlerOutput<H>>
{
  readonly handles?: (input: HandlerInput<H>) => HandlerOutput<H>;
  readonly arn: string;
  readonly functionName: string;

  constructor(scope: Construct, id: string, props: NodeFunctionProps) {
    super(scope, checkedId(scope, id));
    const {
      handler = "handler",
      description,
      timeoutSeconds = 30,
      memoryMegabytes = 256,
      environment = {},
      architecture = "arm64",
      logRetentionDays = 30,
      tracing = true,
    } = props;
    this.#checkEntry(props.entry);
    this.#checkHandler(handler);
    this.#checkRange("timeoutSeconds", timeoutSeconds, 1, 900);
    this.#checkRange("memoryMegabytes", memoryMegabytes, 128, 10_240);

    const address = addressName(this);
    this.functionName = resourceName(this, LONGEST_FUNCTION_NAME);
    const assets = FunctionAssets.of(this);
    assets.add({ name: address, entry: props.entry, handler, where: this.node.path });

    const code = new DataArchiveFile(this, "code", {
      type: "zip",
      sourceDir: Lazy.stringValue({ produce: () => assets.folder(address) }),
      outputPath: Lazy.stringValue({ produce: () => `${assets.folder(address)}.zip` }),
      outputFileMode: "0644",
    });
    code.overrideLogicalId(address);
    const logs = new CloudwatchLogGroup(this, "logs", {
      name: `/aws/lambda/${this.functionName}`,
      retentionInDays: checkedRetention(logRetentionDays, this.node.path),
    });
    logs.overrideLogicalId(address);

    const role = new ServiceRole(this, "service-role", {
      service: "lambda.amazonaws.com",
      statements: [
        {
          Sid: "WriteLogs",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
          Resource: [`${logs.arn}:*`],
        },
        ...(tracing ? [SEND_TRACES] : []),
      ],
    });

    const lambda = new LambdaFunction(this, "function", {
      functionName: this.functionName,
      ...(description !== undefined && { description: terraformText(description) }),
      role: role.arn,
      runtime: RUNTIME,
      architectures: [architecture],
      handler: `${address}.${handler}`,
      filename: code.outputPath,
      sourceCodeHash: code.outputBase64Sha256,
      timeout: timeoutSeconds,
      memorySize: memoryMegabytes,
      environment: { variables: functionEnvironment(environment, this.node.path) },
      loggingConfig: { logFormat: "JSON", logGroup: logs.name },
      tracingConfig: { mode: tracing ? "Active" : "PassThrough" },
      dependsOn: [role.policy],
    });
    lambda.overrideLogicalId(address);
    // Terraform ignores it; it is what a run makes the bundle from again.
    lambda.addOverride("//.entry", terraformText(props.entry));
    this.arn = lambda.arn;
  }

  #checkEntry(entry: string): void {
    if (isAbsolute(entry)) {
      throw new UserError({
        what: "The entry file is given by an absolute path",
        where: `${this.node.path} (entry)`,
        received: entry,
        remedy: "Give it relative to the project's folder, so that every machine synthesizes the same",
      });
    }
    if (statSync(join(projectFolder(), entry), { throwIfNoEntry: false })?.isFile() !== true) {
      throw new UserError({
        what: "The entry file of a function does not exist",
        where: `${this.node.path} (entry)`,
        received: entry,
        remedy: "Create it, or correct the path: it counts from the folder of cdktf.json",
      });
    }
  }

  #checkHandler(handler: string): void {
    if (/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(handler)) return;
    throw new UserError({
      what: "The handler is not the name of an export",
      where: `${this.node.path} (handler)`,
      received: handler,
      remedy: "Give the export's name alone, for example handler: the module's name is added to it",
    });
  }

  #checkRange(property: string, value: number, least: number, most: number): void {
    if (Number.isInteger(value) && value >= least && value <= most) return;
    throw new UserError({
      what: `${property} is a whole number from ${least} to ${most}`,
      where: `${this.node.path} (${property})`,
      received: value,
      remedy: "Correct the function's properties",
    });
  }
}
