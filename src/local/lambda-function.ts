/** A Lambda function as the synthesized Terraform JSON configures it. */
export interface LambdaFunction {
  /** Resource address, for example `aws_lambda_function.activator`. */
  readonly address: string;
  readonly name: string;
  readonly arn: string;
  /** Absolute path of the folder that its zip is made from. */
  readonly codeFolder: string;
  /** The file that its bundle is made from, relative to the project's folder; absent where it is none of a `NodeFunction`. */
  readonly entry?: string;
  /** Module and export, for example `activator.handler`. */
  readonly handler: string;
  /** Runtime identifier, for example `nodejs22.x`. */
  readonly runtime: string;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Name of its CloudWatch log group. */
  readonly logGroup: string;
  readonly logFormat: "JSON" | "Text";
  /** Least severe level that is logged; absent where the configuration sets none, so that all are. */
  readonly logLevel?: string;
  readonly region: string;
}
