"""Parts of pictures that several kinds share."""
