#!/bin/sh
# Makes the namespace and what processes are searched by. Safe to run again.
set -eu
until temporal operator cluster health; do sleep 2; done
temporal operator namespace describe -n default || temporal operator namespace create -n default --retention 30d
for attribute in CauceReference CauceMerchant CauceCentre CauceState; do
  temporal operator search-attribute create --name "$attribute" --type Keyword || true
done
