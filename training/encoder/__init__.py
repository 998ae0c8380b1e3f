"""One command from the corpora to the encoder that the coder reads with: prepare, fit, export, measure."""
