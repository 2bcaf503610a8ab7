import { pipeline } from "../../../src/asl/pipeline";
import type { ServiceIntegration } from "../../../src/asl/service-integration";
import type { Scene } from "./types";

declare const send: ServiceIntegration<{ readonly MessageBody: unknown }, { readonly MessageId: string }>;

pipeline<Scene>().task("Send", send, {
  // error: Property 'token' does not exist on type 'StateData<Scene, Scene, NoVariables>'
  arguments: ({ token }) => ({ MessageBody: token }),
});
