#!/bin/bash
# Elasticsearch writes a keystore beside its settings. Where the root file system is read-only, the settings are
# copied to where it may write. A keystore made at build time would give every installation the same seed.
set -e
data=/usr/share/elasticsearch/data
if [ ! -w "$data" ]; then
  echo "Elasticsearch cannot write to its volume at $data as user $(id -u): give that user the folder." >&2
  exit 1
fi
if [ -n "${ES_PATH_CONF:-}" ]; then
  rm -rf "$ES_PATH_CONF"
  cp -r /usr/share/elasticsearch/config "$ES_PATH_CONF"
fi
exec /usr/local/bin/docker-entrypoint.sh "$@"
