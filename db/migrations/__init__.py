"""Steps from version to version, run by Alembic when an older store is opened."""
