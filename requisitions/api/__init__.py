"""What programs may do with requisitions, one file per subject; every write calls the page's action."""
