#!/usr/bin/env bash
# Drives a gateway that is already running on the benchmark's schema, and tells how much CPU
# its process took per request. Needs wrk. With TOKEN in the environment, it is sent with each request.
#   src/test/benchmark/load.sh PID [URL] [SECONDS] [CONNECTIONS]
set -euo pipefail
pid=$1 url=${2:-http://127.0.0.1:8080/graphql} seconds=${3:-15} connections=${4:-32}
ticks=$(getconf CLK_TCK)

cpu() { # user and system time of the process, in microseconds
  awk -v ticks="$ticks" '{ sub(/.*\) /, ""); print ($12 + $13) * 1000000 / ticks }' "/proc/$pid/stat"
}

drive() { # seconds, query
  local script
  script=$(mktemp)
  printf 'wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/json"\nwrk.body = [[{"query":"%s"}]]\n' "$2" >"$script"
  [ -z "${TOKEN:-}" ] || printf 'wrk.headers["Authorization"] = "Bearer %s"\n' "$TOKEN" >>"$script"
  wrk -t1 -c"$connections" -d"$1s" -s "$script" "$url"
  rm -f "$script"
}

queries=(
  '{ posts { title user { name } } }'
  '{ posts { title } }'
  '{ post(id: 4) { title user { name } } }'
  '{ greet }'
)

for query in "${queries[@]}"; do drive $((60 / ${#queries[@]})) "$query" >/dev/null; done
for query in "${queries[@]}"; do
  before=$(cpu)
  output=$(drive "$seconds" "$query")
  after=$(cpu)
  requests=$(awk '/requests in/ { print $1 }' <<<"$output")
  failed=$(awk '/Non-2xx/ { print $NF }' <<<"$output")
  awk -v cpu="$((${after%.*} - ${before%.*}))" -v n="$requests" -v s="$seconds" -v failed="${failed:-0}" -v query="$query" \
    'BEGIN { printf "%-45s %7.1f us CPU/request %8.0f requests/s %s failed\n", query, cpu / n, n / s, failed }'
done
