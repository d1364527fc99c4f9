#!/usr/bin/env bash
# Starts the gateway on training/ once, lets it answer, and stops it. What it needed for that is written to sluice.aot,
# which later starts begin with. To be run beside sluice.jar: train.sh OPTION..., with the options of java that will hold then.
set -euo pipefail

port=18099
operators=18098

# Sends a request to a port, and says what its status is.
ask() {
  exec 3<>"/dev/tcp/127.0.0.1/$1"
  printf '%s /%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' \
    "$2" "$3" "${#4}" "$4" >&3
  local status
  read -r _ status _ <&3
  cat <&3 >/dev/null
  exec 3>&-
  echo "$status"
}

expect() {
  local status
  status=$(ask "$@")
  if [ "$status" != 200 ]; then
    echo "The gateway answered $status to $*" >&2
    return 1
  fi
}

java "$@" -XX:AOTCacheOutput=sluice.aot -jar sluice.jar --sluice.home=training --server.address=127.0.0.1 --server.port=$port \
  --management.server.address=127.0.0.1 --management.server.port=$operators &
gateway=$!
trap 'kill "$gateway" 2>/dev/null || true' EXIT

for _ in $(seq 240); do
  kill -0 "$gateway"
  if ask $port GET schema.graphql '' 2>/dev/null | grep -q 200; then
    break
  fi
  sleep 0.25
done

expect $operators GET actuator/health/liveness ''
expect $operators GET actuator/health/readiness ''
expect $operators GET actuator/prometheus ''
for _ in 1 2 3; do
  expect $port POST graphql '{"query": "query Train($first: Int) { greeting items(first: $first) { id same { id note { text } own secret } } }", "variables": {"first": 3}}'
  expect $port POST graphql '{"query": "{ item(id: \"same\") { id same { id } } }"}'
  expect $port POST graphql '{"query": "mutation { greet(name: \"you\") }"}'
  expect $port POST graphql '{"query": "{ nothing }"}'
  expect $port POST graphql '{"query": "{ __schema { types { name fields { name } } } }"}'
done

kill "$gateway"
wait "$gateway" || true
trap - EXIT
test -s sluice.aot
