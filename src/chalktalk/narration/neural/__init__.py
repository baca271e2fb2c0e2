"""Natural voices on this machine's own processor: Piper and Kokoro, as networks that turn phonemes into sound."""
