"""The encoder: word pieces in, answers about every word out."""
