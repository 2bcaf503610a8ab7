import { synthesize } from "../src/constructs/synthesis";
import { DeliveryRoles } from "./delivery-roles";
import { readDeliverySettings } from "./delivery-settings";

synthesize((app) => {
  new DeliveryRoles(app, readDeliverySettings(process.env));
});
