"""Cross-table read models of requisitions, one file per subject: rows in, plain values out."""
