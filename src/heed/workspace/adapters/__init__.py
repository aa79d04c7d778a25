"""Where django-allauth and django-axes ask what Heed wants of them: settings point here."""
