import type { Json } from "../../input/json-text";
import type { IntegrationPattern } from "../resource";
import type { IntegrationCall } from "./integration-call";
import type { Need } from "./need";

/** What is known of a service's action, whoever wrote the definition that calls it. */
export interface IntegrationFacts {
  /** What a task needs the machine's role to be allowed. */
  needs(call: IntegrationCall): readonly Need[];
  /** A result as AWS gives one, without what it tells of the HTTP response; of a job, its description. */
  sample(pattern: IntegrationPattern): Json;
}
