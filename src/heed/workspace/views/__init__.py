"""The pages of the desk: permission, form, service or selector, response."""
