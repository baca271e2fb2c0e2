import { Composition, registerRoot } from "remotion";
import { Scene } from "./Scene.jsx";

const Root = () => (
  <Composition
    id="scene"
    component={Scene}
    calculateMetadata={({ props }) => ({
      width: props.scene.width,
      height: props.scene.height,
      fps: props.scene.rate,
      durationInFrames: props.scene.frames,
    })}
    defaultProps={{ scene: null }}
  />
);

registerRoot(Root);
