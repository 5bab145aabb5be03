"""Form fields and widgets that understand how people write in Arabic."""
