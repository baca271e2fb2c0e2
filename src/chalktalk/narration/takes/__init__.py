"""An author's own recording: read, matched with the script, and refused where the two have drifted apart."""
