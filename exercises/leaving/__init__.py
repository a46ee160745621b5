"""What may leave an exercise, as data: pages, tables, pictures, room views."""
