"""The forms that screens and documents are made of; they know no subject."""
