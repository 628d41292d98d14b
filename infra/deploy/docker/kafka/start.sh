#!/bin/bash
# Starts the broker of apache/kafka with the settings beside this file. The image's own start writes settings of its own
# into itself, which a read-only container does not let it.
set -e
settings=$(dirname "$0")/server.properties
data=/var/lib/kafka/data
if [ ! -w "$data" ]; then
  echo "Kafka cannot write to its volume at $data as user $(id -u): give that user the folder." >&2
  exit 1
fi
[ -f "$data/meta.properties" ] ||
  /opt/kafka/bin/kafka-storage.sh format --config "$settings" --cluster-id "$(/opt/kafka/bin/kafka-storage.sh random-uuid)"
exec /opt/kafka/bin/kafka-server-start.sh "$settings"
