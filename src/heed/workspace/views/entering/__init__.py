"""The way in and out: one module for each door. Built on django-allauth's views, drawn in our look."""
