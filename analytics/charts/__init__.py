"""Data in, accessible SVG and its table out. Pure: no Django, no clock, no statistics, one file per drawing."""
