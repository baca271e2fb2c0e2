"""What references show: a picture, or a film, read into figures."""
