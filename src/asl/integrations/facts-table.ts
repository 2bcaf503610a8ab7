import type { Integration } from "../resource";
import { submitJobFacts } from "./batch-facts";
import { deleteItemFacts, getItemFacts, putItemFacts, updateItemFacts } from "./dynamodb-facts";
import { runTaskFacts } from "./ecs-facts";
import { putEventsFacts } from "./events";
import type { IntegrationFacts } from "./integration-facts";
import { invokeFacts } from "./lambda";
import { getObjectFacts, listObjectsFacts, putObjectFacts } from "./s3-facts";
import { publishFacts } from "./sns";
import { sendMessageFacts } from "./sqs";
import { startExecutionFacts } from "./states";

/** By the service's name in the AWS SDK, and the action. */
const FACTS: Readonly<Record<string, IntegrationFacts>> = {
  "batch:submitJob": submitJobFacts,
  "dynamodb:deleteItem": deleteItemFacts,
  "dynamodb:getItem": getItemFacts,
  "dynamodb:putItem": putItemFacts,
  "dynamodb:updateItem": updateItemFacts,
  "ecs:runTask": runTaskFacts,
  "eventbridge:putEvents": putEventsFacts,
  "lambda:invoke": invokeFacts,
  "s3:getObject": getObjectFacts,
  "s3:listObjectsV2": listObjectsFacts,
  "s3:putObject": putObjectFacts,
  "sfn:startExecution": startExecutionFacts,
  "sns:publish": publishFacts,
  "sqs:sendMessage": sendMessageFacts,
};

/** Optimized integrations under another name than the SDK's. */
const SDK_NAMES: Readonly<Record<string, string>> = { events: "eventbridge", states: "sfn" };

/** What is known of an integration, optimized or with the AWS SDK; undefined where it is not in the table. */
export function factsOf({ service, action }: Integration): IntegrationFacts | undefined {
  const name = service.replace(/^aws-sdk:/, "");
  const key = `${SDK_NAMES[name] ?? name}:${action}`;
  return Object.hasOwn(FACTS, key) ? FACTS[key] : undefined;
}
