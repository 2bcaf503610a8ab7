import type { ActiveScene, Scene } from "./scene";

/** Bytes of a value in a radiance cube. */
const VALUE = 2;

/** What the activator needs of a scene, and what its collection says of it. */
export interface Activation {
  readonly scene: Scene;
  readonly instrument: string;
  readonly bands: number;
}

/** Makes a scene ready to be processed: where its cube lies, and how large it is. */
export async function handler({ scene, instrument, bands }: Activation): Promise<ActiveScene> {
  if (scene.lines < 1 || scene.samples < 1) {
    throw new EmptyScene(`Scene ${scene.id} has no pixels: ${scene.lines} lines of ${scene.samples} samples`);
  }
  console.info({ message: "Scene activated", id: scene.id, instrument });
  return {
    id: scene.id,
    cube: `radiance/${instrument}/${scene.id}.img`,
    bytes: scene.lines * scene.samples * bands * VALUE,
  };
}

/** A scene without pixels: nothing that could be tried again. */
class EmptyScene extends Error {
  override readonly name = "EmptyScene";
}
