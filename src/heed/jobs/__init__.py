"""Work that outlasts a page: kept in the database, run by workers, taken up again where one dies."""
