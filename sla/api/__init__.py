"""What programs may do with promises, cases, hours and leave; every write calls the page's action."""
