import type { Json } from "../input/json-text";
import { factsOf } from "./integrations/facts-table";
import type { TaskResource } from "./resource";
import { isRecord } from "./scopes";

type Members = { readonly [key: string]: Json };

const METADATA = {
  SdkHttpMetadata: { AllHttpHeaders: {}, HttpHeaders: {}, HttpStatusCode: 200 },
  SdkResponseMetadata: { RequestId: "00000000-0000-0000-0000-000000000000" },
};

/**
 * What a task's result looks like, to begin with: of a service that is known here, as AWS gives it; else an empty
 * object, as for what somebody sends back with a task token.
 */
export function sampleResult(resource: TaskResource | undefined): Json {
  if (resource?.kind !== "integration" || resource.pattern === "waitForTaskToken") return {};
  const sample = factsOf(resource)?.sample(resource.pattern) ?? {};
  if (!isRecord(sample)) return sample;
  const isResponse = resource.pattern === "request response" && !resource.service.startsWith("aws-sdk:");
  // Integrations give their members in the order of the alphabet.
  const members = Object.entries({ ...(sample as Members), ...(isResponse && METADATA) });
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
}
