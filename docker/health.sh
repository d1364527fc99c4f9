#!/usr/bin/env bash
# Asks an address of this container over HTTP, with nothing but the shell: health.sh PORT PATH. Anything but 200 is no health.
set -euo pipefail

exec 3<>"/dev/tcp/127.0.0.1/$1"
printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$2" >&3
read -r -t 5 _ status _ <&3
test "$status" = 200
