"""The look: base templates, components and styles. No models."""
