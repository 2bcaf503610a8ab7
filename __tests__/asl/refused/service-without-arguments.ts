import { pipeline } from "../../../src/asl/pipeline";
import type { ServiceIntegration } from "../../../src/asl/service-integration";
import type { Scene } from "./types";

declare const send: ServiceIntegration<{ readonly MessageBody: unknown }, { readonly MessageId: string }>;

// error: Property 'arguments' is missing in type '{ timeoutSeconds: number; }'
pipeline<Scene>().task("Send", send, { timeoutSeconds: 5 });
