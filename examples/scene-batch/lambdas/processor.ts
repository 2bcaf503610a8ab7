import type { ActiveScene, ProcessedScene } from "./scene";

/** Calculates the reflectance of a scene from its radiance. */
export async function handler({ id, cube, bytes }: ActiveScene): Promise<ProcessedScene> {
  console.info({ message: "Scene processed", id, bytes });
  return { id, reflectance: cube.replace(/^radiance/, "reflectance") };
}
