"""How the fitted tables of the package are made."""
