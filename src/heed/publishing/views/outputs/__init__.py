"""What can be taken along of a review: pages and files made from its published version."""
