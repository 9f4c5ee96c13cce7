#!/bin/sh
# Creates or updates the two databases of the Temporal server. Safe to run again.
set -eu
for database in temporal temporal_visibility; do
  schema=${database#temporal_}
  tool="temporal-sql-tool --plugin postgres12 --ep postgres -p 5432 -u ${POSTGRES_USER} --db ${database}"
  $tool create || true
  $tool setup-schema -v 0.0 || true
  $tool update-schema -d "/etc/temporal/schema/postgresql/v12/${schema}/versioned"
done
