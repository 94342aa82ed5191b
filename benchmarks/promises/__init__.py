"""The promise engine, measured: among a million promises, at an idle tick, in ten thousand organizations."""
