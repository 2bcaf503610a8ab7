// The service integrations that a pipeline can call, by the names that Step Functions has for services and actions.
import { submitJob } from "./integrations/batch";
import { deleteItem, getItem, putItem, updateItem } from "./integrations/dynamodb";
import { runTask } from "./integrations/ecs";
import { putEvents } from "./integrations/events";
import { invoke } from "./integrations/lambda";
import { getObject, listObjectsV2, putObject } from "./integrations/s3";
import { publish } from "./integrations/sns";
import { sendMessage } from "./integrations/sqs";
import { startExecution } from "./integrations/states";

export { awsSdk } from "./integrations/aws-sdk";

export const batch = { submitJob };
export const dynamodb = { deleteItem, getItem, putItem, updateItem };
export const ecs = { runTask };
export const events = { putEvents };
export const lambda = { invoke };
export const s3 = { getObject, listObjectsV2, putObject };
export const sns = { publish };
export const sqs = { sendMessage };
export const states = { startExecution };
