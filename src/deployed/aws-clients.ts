import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import type { SFNClient } from "@aws-sdk/client-sfn";
import type { STSClient } from "@aws-sdk/client-sts";

export interface AwsOptions {
  /** Of what is called. */
  readonly region: string;
  /** Of the shared configuration files. @default AWS_PROFILE, or none */
  readonly profile?: string;
}

/**
 * The services that are asked about what is deployed, each loaded when it is first called. Credentials come from the
 * standard chain, an endpoint from `AWS_ENDPOINT_URL`; calls that are throttled are tried again with back-off.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html
 */
export class AwsClients {
  readonly region: string;
  readonly profile: string | undefined;
  readonly #options: AwsOptions;
  #sfn: SFNClient | undefined;
  #logs: CloudWatchLogsClient | undefined;
  #sts: STSClient | undefined;

  constructor(options: AwsOptions) {
    this.region = options.region;
    this.profile = options.profile;
    this.#options = options;
  }

  get sfn(): SFNClient {
    const { SFNClient }: typeof import("@aws-sdk/client-sfn") = require("@aws-sdk/client-sfn");
    this.#sfn ??= new SFNClient(this.#configuration());
    return this.#sfn;
  }

  get logs(): CloudWatchLogsClient {
    const {
      CloudWatchLogsClient,
    }: typeof import("@aws-sdk/client-cloudwatch-logs") = require("@aws-sdk/client-cloudwatch-logs");
    this.#logs ??= new CloudWatchLogsClient(this.#configuration());
    return this.#logs;
  }

  get sts(): STSClient {
    const { STSClient }: typeof import("@aws-sdk/client-sts") = require("@aws-sdk/client-sts");
    this.#sts ??= new STSClient(this.#configuration());
    return this.#sts;
  }

  /** Ends connections that are kept open, so that the process can end. */
  close(): void {
    this.#sfn?.destroy();
    this.#logs?.destroy();
    this.#sts?.destroy();
  }

  #configuration() {
    return { ...this.#options, retryMode: "adaptive", maxAttempts: 8 };
  }
}
