import type { Finding } from "../review";

/** A finding before it is known what is accepted. */
export type GateFinding = Omit<Finding, "isAccepted">;
