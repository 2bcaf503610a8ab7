import type { ProcessedScene, Product } from "./scene";

/** Maps the minerals in a scene. */
export async function handler({ reflectance }: ProcessedScene): Promise<Product> {
  return { kind: "minerals", uri: reflectance.replace(/^reflectance/, "minerals") };
}
