import type { ServiceIntegration } from "../service-integration";
import { integration } from "./integration";
import type { IntegrationFacts } from "./integration-facts";
import { namedArn } from "./named-arn";
import type { SdkMetadata, WithoutMetadata } from "./sdk-metadata";
import type { MessageAttribute } from "./sqs";

/** A topic; the `SnsTopic` of the provider is one. */
export interface Topic {
  readonly arn: string;
}

/** @see https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
export interface PublishArguments {
  /** Text, or JSON that is sent as text. */
  readonly Message: string | object;
  /** Of an e-mail. */
  readonly Subject?: string;
  readonly MessageAttributes?: Readonly<Record<string, MessageAttribute>>;
  /** `json` where the message has a text for each protocol. */
  readonly MessageStructure?: "json";
  /** Of a FIFO topic. */
  readonly MessageDeduplicationId?: string;
  /** Of a FIFO topic, where it has to be given. */
  readonly MessageGroupId?: string;
}

export interface PublishResult extends SdkMetadata {
  readonly MessageId: string;
  /** Of a FIFO topic. */
  readonly SequenceNumber?: string;
}

export interface Publish extends ServiceIntegration<PublishArguments, PublishResult> {
  /** Waits until somebody sends the task's token back; the result is what they send. */
  waitForTaskToken<Answer>(): ServiceIntegration<PublishArguments, Answer, true>;
}

/**
 * Publishes a message to a topic.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html
 */
export function publish({ arn }: Topic): Publish {
  const given = { TopicArn: arn };
  return {
    ...integration("sns:publish", given),
    waitForTaskToken: () => integration("sns:publish.waitForTaskToken", given),
  };
}

export const publishFacts: IntegrationFacts = {
  needs: (call) => {
    const arn = call.text("TopicArn");
    const topic =
      arn === undefined ? undefined : namedArn(arn, { type: "aws_sns_topic", arn: () => undefined });
    return [
      {
        actions: ["sns:Publish"],
        resources: topic === undefined ? undefined : [topic],
        why: "publish to the topic",
        field: "TopicArn",
      },
    ];
  },
  sample: () =>
    ({ MessageId: "00000000-0000-0000-0000-000000000000" }) satisfies WithoutMetadata<PublishResult>,
};
