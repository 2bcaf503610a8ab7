import type { ServiceIntegration } from "../service-integration";
import { integration } from "./integration";
import type { IntegrationFacts } from "./integration-facts";
import { namedArn } from "./named-arn";
import { partitionOf } from "./place";
import type { SdkMetadata, WithoutMetadata } from "./sdk-metadata";

/** A queue; the `SqsQueue` of the provider is one. */
export interface Queue {
  readonly url: string;
}

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_MessageAttributeValue.html */
export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  readonly BinaryValue?: string;
}

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
export interface SendMessageArguments {
  /** Text, or JSON that is sent as text. */
  readonly MessageBody: string | object;
  /** Seconds, 0 to 900. @default the queue's own */
  readonly DelaySeconds?: number;
  readonly MessageAttributes?: Readonly<Record<string, MessageAttribute>>;
  /** Of a FIFO queue. */
  readonly MessageDeduplicationId?: string;
  /** Of a FIFO queue, where it has to be given. */
  readonly MessageGroupId?: string;
}

export interface SendMessageResult extends SdkMetadata {
  readonly MessageId: string;
  readonly MD5OfMessageBody: string;
  readonly MD5OfMessageAttributes?: string;
  /** Of a FIFO queue. */
  readonly SequenceNumber?: string;
}

export interface SendMessage extends ServiceIntegration<SendMessageArguments, SendMessageResult> {
  /** Waits until somebody sends the task's token back; the result is what they send. */
  waitForTaskToken<Answer>(): ServiceIntegration<SendMessageArguments, Answer, true>;
}

/**
 * Sends a message to a queue.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html
 */
export function sendMessage({ url }: Queue): SendMessage {
  const given = { QueueUrl: url };
  return {
    ...integration("sqs:sendMessage", given),
    waitForTaskToken: () => integration("sqs:sendMessage.waitForTaskToken", given),
  };
}

const QUEUE_URL = /^https:\/\/sqs\.([\w-]+)\.amazonaws\.com(?:\.cn)?\/(\d{12})\/([\w.-]+)$/;

export const sendMessageFacts: IntegrationFacts = {
  needs: (call) => {
    const url = call.text("QueueUrl");
    const queue = url === undefined ? undefined : namedArn(url, { type: "aws_sqs_queue", arn: queueArn });
    return [
      {
        actions: ["sqs:SendMessage"],
        resources: queue === undefined ? undefined : [queue],
        why: "send a message to the queue",
        field: "QueueUrl",
      },
    ];
  },
  sample: () =>
    ({
      MD5OfMessageBody: "5d41402abc4b2a76b9719d911017c592",
      MessageId: "00000000-0000-0000-0000-000000000000",
    }) satisfies WithoutMetadata<SendMessageResult>,
};

/** The ARN of the queue that has a URL. */
function queueArn(url: string): string | undefined {
  const [, region, account, name] = QUEUE_URL.exec(url) ?? [];
  return region === undefined ? undefined : `arn:${partitionOf(region)}:sqs:${region}:${account}:${name}`;
}
