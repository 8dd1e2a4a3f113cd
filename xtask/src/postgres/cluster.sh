# Keeps a throw-away PostgreSQL cluster for as long as its standard input is open. Whatever
# becomes of xtask, be it Ctrl-C or `kill -9`, the input closes and the cluster goes.
set -eu
umask 077
trap '' INT HUP
trap 'exit 1' TERM
folder=$(mktemp -d "${TMPDIR:-/tmp}/frontdesk-postgres.XXXXXX")
clean_up() {
    "$CLUSTER_PROGRAMS/pg_ctl" -D "$folder/data" -m immediate stop >"$folder/stop.log" 2>&1 || true
    rm -rf "$folder"
}
trap clean_up EXIT

printf '%s' "$CLUSTER_PASSWORD" >"$folder/password"
"$CLUSTER_PROGRAMS/initdb" -D "$folder/data" -U postgres --auth=password \
    --pwfile="$folder/password" --encoding=UTF8 --locale=C.UTF-8 --no-sync \
    >"$folder/initdb.log" 2>&1 || { cat "$folder/initdb.log" >&2; exit 1; }

options="-p $CLUSTER_PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories="
options="$options -c fsync=off -c full_page_writes=off -c max_connections=200"
"$CLUSTER_PROGRAMS/pg_ctl" -D "$folder/data" -l "$folder/server.log" -w -t 60 -o "$options" start \
    >"$folder/start.log" 2>&1 || { cat "$folder/start.log" "$folder/server.log" >&2; exit 1; }

echo "$folder"
cat >/dev/null
