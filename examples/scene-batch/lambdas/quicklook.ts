import type { ProcessedScene, Product } from "./scene";

/** Makes a picture of a scene that a person can look at. */
export async function handler({ reflectance }: ProcessedScene): Promise<Product> {
  return { kind: "quicklook", uri: reflectance.replace(/^reflectance(.*)\.img$/, "quicklook$1.png") };
}
