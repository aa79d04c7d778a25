"""Backups: one archive of everything that Heed keeps, whichever database it is kept in.

``tables`` says what is in it, ``manifest`` how it is described, ``snapshot`` reads all of it as of one moment, ``writing``
makes the archive, ``checking`` finds whether it is whole, and ``restoring`` puts it into an empty database.
"""
