"""Reading who follows what, and what there is to tell them."""
